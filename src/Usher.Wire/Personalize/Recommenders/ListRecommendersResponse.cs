namespace Usher.Wire.Personalize;

/// <summary>What ListRecommenders answers.</summary>
public sealed record ListRecommendersResponse
{
    /// <summary>The recommenders.</summary>
    public IReadOnlyList<RecommenderSummary>? Recommenders { get; init; }

    /// <summary>Asks for what follows; absent where nothing does.</summary>
    public string? NextToken { get; init; }
}
