using Usher.Buckets.Objects;

namespace Usher.Buckets.Files.Index;

/// <summary>An object and the files its content lies in.</summary>
/// <param name="Info">What readers are told.</param>
/// <param name="Files">In the order of the content; none for an empty object.</param>
/// <param name="UploadId">The upload it was completed from; null for none.</param>
public sealed record StoredObject(ObjectInfo Info, IReadOnlyList<ContentFile> Files, string? UploadId = null);
