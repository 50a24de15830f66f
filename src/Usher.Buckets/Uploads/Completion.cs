using Usher.Buckets.Objects;

namespace Usher.Buckets.Uploads;

/// <summary>How an upload is to become an object.</summary>
public sealed record Completion
{
    /// <summary>Which parts, by rising number.</summary>
    public required IReadOnlyList<CompletedPart> Parts { get; init; }

    /// <summary>The object's checksum as the writer reckons it, in base64 and for a composite one with or without <c>-N</c>; null if he does not say.</summary>
    public string? Checksum { get; init; }

    /// <summary>The object's size as the writer reckons it; null if he does not say.</summary>
    public long? Size { get; init; }

    public WriteCondition Condition { get; init; }
}
