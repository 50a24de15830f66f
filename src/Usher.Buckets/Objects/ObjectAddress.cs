namespace Usher.Buckets.Objects;

/// <summary>Where an object lies.</summary>
/// <param name="Bucket">The bucket's name.</param>
/// <param name="Key">1 to 1,024 bytes of UTF-8; never read as a path.</param>
public readonly record struct ObjectAddress(string Bucket, string Key)
{
    /// <inheritdoc/>
    public override string ToString() => $"s3://{Bucket}/{Key}";
}
