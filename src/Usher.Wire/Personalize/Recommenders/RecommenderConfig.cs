using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>Settings of a recommender.</summary>
public sealed record RecommenderConfig
{
    /// <summary><c>explorationWeight</c> and <c>explorationItemAgeCutOff</c>.</summary>
    [Length(0, 100), Length(0, 256, EachKey = true), Length(0, 1000, Each = true)]
    public IReadOnlyDictionary<string, string>? ItemExplorationConfig { get; init; }

    /// <summary>Requests per second that are promised; 1 by default.</summary>
    [Range(1)]
    public int? MinRecommendationRequestsPerSecond { get; init; }

    /// <summary>Which columns train.</summary>
    public TrainingDataConfig? TrainingDataConfig { get; init; }

    /// <summary>Whether answers may carry columns of the items.</summary>
    public bool? EnableMetadataWithRecommendations { get; init; }
}
