using Usher.Core.Filters;
using Usher.Core.Recipes;
using Usher.Core.Resources;
using Usher.Core.Users;
using Usher.Ranking.Rankers;

namespace Usher.Core.Serving;

/// <summary>A solution version with the settings for serving it, which answers requests for recommendations. A campaign or recommender has one.</summary>
/// <param name="Arn">The ARN that requests name, such as a campaign's.</param>
/// <param name="DatasetGroupArn">The dataset group whose users and items are served.</param>
/// <param name="Version">The solution version; ACTIVE.</param>
/// <param name="Recipe">The recipe that the version was trained with.</param>
internal sealed record Deployment(string Arn, string DatasetGroupArn, SolutionVersionResource Version, ServiceRecipe Recipe)
{
    /// <summary>How new items are mixed into lists; null for no exploration.</summary>
    public Exploration? Exploration { get; init; }

    /// <summary>"campaign" or "recommender", for messages.</summary>
    public string Kind => Recipe.Domain is null ? "campaign" : "recommender";

    /// <summary>The filter expression that is applied to every list before the filter of the request; null for none.</summary>
    public string? AutomaticFilter => Recipe.AutomaticFilter;

    /// <summary>How much popularity and freshness count beside the likeness of texts; only aws-semantic-similarity uses it.</summary>
    public RankingInfluence Influence { get; init; }

    /// <summary>Whether requests may ask for metadataColumns.</summary>
    public bool GivesMetadata { get; init; }

    /// <summary>The filters of a request, after the one that the recipe always applies, if there is one.</summary>
    public IReadOnlyList<FilterUse> WithAutomaticFilter(IReadOnlyList<FilterUse> asked) => AutomaticFilter is { } automatic ? [new(automatic, Values: null), .. asked] : asked;
}
