namespace Usher.Wire.UsherApi;

/// <summary>One finished candidate of AutoML or of a search for hyperparameters.</summary>
/// <param name="Recipe">Its recipe.</param>
/// <param name="Hyperparameters">Values that differ from the defaults.</param>
/// <param name="Metric">The metric that decides, such as ndcg@10.</param>
/// <param name="Value">Its value on validation.</param>
/// <param name="TrainSeconds">Wall-clock time of its training.</param>
/// <param name="IsBaseline">Whether it is there for comparison only.</param>
/// <param name="IsPreliminary">Whether it was trained for a part of its epochs only, so that it could not win.</param>
public sealed record LeaderboardRow(
    string Recipe, IReadOnlyDictionary<string, string> Hyperparameters, string Metric, double Value, double TrainSeconds, bool IsBaseline, bool IsPreliminary);
