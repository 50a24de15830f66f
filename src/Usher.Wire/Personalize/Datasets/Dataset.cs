namespace Usher.Wire.Personalize;

/// <summary>Rows of one kind: interactions, items, users, actions or action interactions.</summary>
public sealed record Dataset
{
    /// <summary>Name, unique among its kind in the account.</summary>
    public string? Name { get; init; }

    /// <summary>ARN of the dataset.</summary>
    public string? DatasetArn { get; init; }

    /// <summary>ARN of the dataset group.</summary>
    public string? DatasetGroupArn { get; init; }

    /// <summary>Interactions, Items, Users, Actions or Action_Interactions, in any case.</summary>
    public string? DatasetType { get; init; }

    /// <summary>ARN of the schema.</summary>
    public string? SchemaArn { get; init; }

    /// <summary>Such as CREATE PENDING or ACTIVE.</summary>
    public string? Status { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreationDateTime { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? LastUpdatedDateTime { get; init; }

    /// <summary>Absent until the first.</summary>
    public DatasetUpdateSummary? LatestDatasetUpdate { get; init; }

    /// <summary>What events are sent to.</summary>
    public string? TrackingId { get; init; }
}
