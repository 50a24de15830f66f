using Usher.Core.Recipes;
using Usher.Core.Resources;
using Usher.Core.Users;
using Usher.Ranking.Rankers;

namespace Usher.Core.Serving;

/// <summary>A solution version with the settings for serving it, which answers requests for recommendations. A campaign has one.</summary>
/// <param name="Arn">The ARN that requests name, such as a campaign's.</param>
/// <param name="DatasetGroupArn">The dataset group whose users and items are served.</param>
/// <param name="Version">The solution version; ACTIVE.</param>
/// <param name="Recipe">The recipe that the version was trained with.</param>
internal sealed record Deployment(string Arn, string DatasetGroupArn, SolutionVersionResource Version, ServiceRecipe Recipe)
{
    /// <summary>How new items are mixed into lists; null for no exploration.</summary>
    public Exploration? Exploration { get; init; }

    /// <summary>How much popularity and freshness count beside the likeness of texts; only aws-semantic-similarity uses it.</summary>
    public RankingInfluence Influence { get; init; }

    /// <summary>Whether requests may ask for metadataColumns.</summary>
    public bool GivesMetadata { get; init; }
}
