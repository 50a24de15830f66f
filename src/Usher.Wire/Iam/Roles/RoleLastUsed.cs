namespace Usher.Wire.Iam;

/// <summary>The last use of a role.</summary>
public sealed record RoleLastUsed
{
    /// <summary>When; absent if it never was.</summary>
    public DateTimeOffset? LastUsedDate { get; init; }

    /// <summary>Where; <c>N/A</c> if it never was used.</summary>
    public string? Region { get; init; }
}
