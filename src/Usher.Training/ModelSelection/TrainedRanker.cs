using Usher.Ranking.Rankers;
using Usher.Training.Recipes;

namespace Usher.Training.ModelSelection;

/// <summary>A ranker and how it was trained.</summary>
/// <param name="Recipe">The recipe that made it.</param>
/// <param name="Settings">Every hyperparameter of the recipe.</param>
/// <param name="Ranker">The ranker.</param>
/// <param name="TrainSeconds">Wall-clock time of its own training.</param>
internal sealed record TrainedRanker(string Recipe, HyperparameterValues Settings, IRanker Ranker, double TrainSeconds)
{
    /// <summary>Which recipe or which values won, and by how much; null when there was no choice.</summary>
    public string? Verdict { get; init; }
}
