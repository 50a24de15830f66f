using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What ListRecipes asks.</summary>
public sealed record ListRecipesRequest
{
    /// <summary>Only SERVICE.</summary>
    [OneOf(RecipeProviders.Service)]
    public string? RecipeProvider { get; init; }

    /// <summary>Where an earlier answer stopped.</summary>
    [Length(0, 1500), Pattern(Patterns.NextToken)]
    public string? NextToken { get; init; }

    /// <summary>How many to give at once; 100 by default.</summary>
    [Range(1, 100)]
    public int? MaxResults { get; init; }

    /// <summary>Only recipes of this domain.</summary>
    [OneOf(Domains.Ecommerce, Domains.VideoOnDemand)]
    public string? Domain { get; init; }
}
