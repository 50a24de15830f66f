namespace Usher.Wire.Iam;

/// <summary>The last use of an access key.</summary>
public sealed record AccessKeyLastUsed
{
    /// <summary>When; absent if it never was.</summary>
    public DateTimeOffset? LastUsedDate { get; init; }

    /// <summary>For what; <c>N/A</c> if it never was used.</summary>
    public required string ServiceName { get; init; }

    /// <summary>Where; <c>N/A</c> if it never was used.</summary>
    public required string Region { get; init; }
}
