using Usher.Buckets.Checksums;
using Usher.Buckets.Objects;

namespace Usher.Buckets.Uploads;

/// <summary>How an upload is to become an object.</summary>
public sealed record Completion
{
    /// <summary>Which parts, by rising number.</summary>
    public required IReadOnlyList<CompletedPart> Parts { get; init; }

    /// <summary>The object's checksum according to the request, for a composite one with or without <c>-N</c>; null if it has none.</summary>
    public Checksum? Checksum { get; init; }

    /// <summary>The object's size according to the request; null if it has none.</summary>
    public long? Size { get; init; }

    public WriteCondition Condition { get; init; }
}
