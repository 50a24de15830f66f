namespace Usher.Wire.UsherApi;

/// <summary>What <c>GET /_usher/v1/cleanup</c> answers: what to delete in which order, and why. It deletes nothing.</summary>
public sealed record CleanupPlan
{
    /// <summary>In the order in which they can be deleted.</summary>
    public required IReadOnlyList<CleanupStep> Steps { get; init; }

    /// <summary>What would be idle and is spared.</summary>
    public required IReadOnlyList<KeptResource> Kept { get; init; }

    /// <summary>What a month without all of these costs less on AWS.</summary>
    public required Cost MonthlySavings { get; init; }

    /// <summary>Of the savings.</summary>
    public required string Currency { get; init; }
}
