using Usher.Buckets.Uploads;

namespace Usher.Buckets.Files.Index;

/// <summary>A part and the file its content lies in.</summary>
/// <param name="Part">What readers are told.</param>
/// <param name="File">Null for an empty part.</param>
public sealed record StoredPart(Part Part, ContentFile? File);
