namespace Usher.Wire.Personalize;

/// <summary>The newest update of a dataset: what was asked, and how far it is.</summary>
public sealed record DatasetUpdateSummary
{
    /// <summary>ARN of the schema.</summary>
    public string? SchemaArn { get; init; }

    /// <summary>Such as CREATE PENDING or ACTIVE.</summary>
    public string? Status { get; init; }

    /// <summary>Why it failed; absent where it did not.</summary>
    public string? FailureReason { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreationDateTime { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? LastUpdatedDateTime { get; init; }
}
