namespace Usher.Buckets.Objects;

/// <summary>Which objects to list.</summary>
/// <remarks>
/// A listing is one sorted list of keys and common prefixes, cut by <see cref="After"/> and <see cref="Limit"/>. A common prefix stands where its own text sorts, so one that equals
/// <see cref="After"/> or that After lies in does not come again.
/// </remarks>
public sealed record ListQuery
{
    /// <summary>Only keys that begin so.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Keys that have it behind the prefix are told as one common prefix that ends with it. Empty for none.</summary>
    public string Delimiter { get; init; } = "";

    /// <summary>Only what sorts behind this; empty for all.</summary>
    public string After { get; init; } = "";

    /// <summary>At most so many keys and common prefixes together.</summary>
    public int Limit { get; init; } = 1000;
}
