namespace Usher.Buckets.Uploads;

/// <summary>A page of an upload's parts.</summary>
/// <param name="Upload">The upload.</param>
/// <param name="Parts">By number.</param>
/// <param name="IsTruncated">More follow.</param>
public sealed record PartListing(Upload Upload, IReadOnlyList<Part> Parts, bool IsTruncated);
