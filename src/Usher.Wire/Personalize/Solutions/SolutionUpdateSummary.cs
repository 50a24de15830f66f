namespace Usher.Wire.Personalize;

/// <summary>The newest update of a solution: what was asked, and how far it is.</summary>
public sealed record SolutionUpdateSummary
{
    /// <summary>The settings that change.</summary>
    public SolutionUpdateConfig? SolutionUpdateConfig { get; init; }

    /// <summary>Such as CREATE PENDING or ACTIVE.</summary>
    public string? Status { get; init; }

    /// <summary>Whether versions are trained by themselves; true by default.</summary>
    public bool? PerformAutoTraining { get; init; }

    /// <summary>Whether new items come in between trainings.</summary>
    public bool? PerformIncrementalUpdate { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreationDateTime { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? LastUpdatedDateTime { get; init; }

    /// <summary>Why it failed; absent where it did not.</summary>
    public string? FailureReason { get; init; }
}
