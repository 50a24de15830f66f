namespace Usher.Wire.UsherApi;

/// <summary>Bytes on the disk.</summary>
public sealed record StoredData
{
    /// <summary>Of all datasets.</summary>
    public required long DatasetBytes { get; init; }

    /// <summary>Of all models.</summary>
    public required long ModelBytes { get; init; }

    /// <summary>Of all objects in buckets; absent where they lie in an S3 elsewhere.</summary>
    public long? BucketBytes { get; init; }
}
