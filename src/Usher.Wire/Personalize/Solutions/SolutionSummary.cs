namespace Usher.Wire.Personalize;

/// <summary>A solution, in a list.</summary>
public sealed record SolutionSummary
{
    /// <summary>Name, unique among its kind in the account.</summary>
    public string? Name { get; init; }

    /// <summary>ARN of the solution.</summary>
    public string? SolutionArn { get; init; }

    /// <summary>Such as CREATE PENDING or ACTIVE.</summary>
    public string? Status { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreationDateTime { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? LastUpdatedDateTime { get; init; }

    /// <summary>ARN of the recipe.</summary>
    public string? RecipeArn { get; init; }
}
