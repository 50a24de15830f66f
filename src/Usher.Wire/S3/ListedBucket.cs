namespace Usher.Wire.S3;

/// <summary>A bucket of a <see cref="ListBucketsResult"/>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Region">Where it lies.</param>
public sealed record ListedBucket(string Name, DateTimeOffset Created, string Region);
