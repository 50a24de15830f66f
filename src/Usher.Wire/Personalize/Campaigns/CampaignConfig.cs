using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>Settings of a campaign.</summary>
public sealed record CampaignConfig
{
    /// <summary><c>explorationWeight</c> and <c>explorationItemAgeCutOff</c>.</summary>
    [Length(0, 100), Length(0, 256, EachKey = true), Length(0, 1000, Each = true)]
    public IReadOnlyDictionary<string, string>? ItemExplorationConfig { get; init; }

    /// <summary>Whether answers may carry columns of the items.</summary>
    public bool? EnableMetadataWithRecommendations { get; init; }

    /// <summary>Whether it follows the newest version of its solution.</summary>
    public bool? SyncWithLatestSolutionVersion { get; init; }

    /// <summary>Weights, 0 to 1, by what they weigh.</summary>
    [OneOf(RankingInfluences.Popularity, RankingInfluences.Freshness, EachKey = true), Range(0, 1, Each = true)]
    public IReadOnlyDictionary<string, double>? RankingInfluence { get; init; }
}
