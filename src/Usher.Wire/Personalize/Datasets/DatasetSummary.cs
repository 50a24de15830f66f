namespace Usher.Wire.Personalize;

/// <summary>A dataset, in a list.</summary>
public sealed record DatasetSummary
{
    /// <summary>Name, unique among its kind in the account.</summary>
    public string? Name { get; init; }

    /// <summary>ARN of the dataset.</summary>
    public string? DatasetArn { get; init; }

    /// <summary>Interactions, Items, Users, Actions or Action_Interactions, in any case.</summary>
    public string? DatasetType { get; init; }

    /// <summary>Such as CREATE PENDING or ACTIVE.</summary>
    public string? Status { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreationDateTime { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? LastUpdatedDateTime { get; init; }
}
