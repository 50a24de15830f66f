using Usher.Ranking.Actions;

namespace Usher.Training.Actions;

/// <summary>A model of actions and how good it is.</summary>
/// <param name="Ranker">The model.</param>
/// <param name="Metrics">Its <see cref="ActionMetrics"/> on the test users; none if they have no example.</param>
/// <param name="Baseline">Those of a model that gives every user the same propensities.</param>
internal sealed record TrainedActions(ActionRanker Ranker, IReadOnlyDictionary<string, double> Metrics, IReadOnlyDictionary<string, double> Baseline);
