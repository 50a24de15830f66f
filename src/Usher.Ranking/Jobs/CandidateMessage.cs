namespace Usher.Ranking.Jobs;

/// <summary>One finished candidate of AutoML or of a hyperparameter search: a row of the leaderboard.</summary>
/// <param name="Recipe">Its recipe.</param>
/// <param name="Hyperparameters">Values that differ from the defaults.</param>
/// <param name="Metric">The metric that decides, such as ndcg@10.</param>
/// <param name="Value">Its value on validation.</param>
/// <param name="TrainSeconds">Wall-clock time its training took.</param>
/// <param name="IsBaseline">Whether it is there for comparison only.</param>
public sealed record CandidateMessage(
    string Recipe, IReadOnlyDictionary<string, string> Hyperparameters, string Metric, double Value, double TrainSeconds, bool IsBaseline = false)
    : TrainerMessage
{
    /// <summary>Whether it was trained for a part of its epochs only, so that it could not win however good it was.</summary>
    public bool IsPreliminary { get; init; }
}
