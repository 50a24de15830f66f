using Usher.Buckets.Checksums;

namespace Usher.Buckets.Objects;

/// <summary>What is to differ between an object and its copy.</summary>
public sealed record NewCopy
{
    /// <summary>In place of the source's; null keeps them.</summary>
    public ObjectProperties? Properties { get; init; }

    /// <summary>In place of the source's; null keeps them.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>The checksum the copy is to have; null for the source's.</summary>
    public ChecksumAlgorithm? Checksum { get; init; }

    public WriteCondition Condition { get; init; }
}
