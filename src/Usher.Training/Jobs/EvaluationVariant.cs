using Usher.Ranking.Metrics;
using Usher.Ranking.Rankers;
using Usher.Ranking.Splits;
using Usher.Training.Recipes;

namespace Usher.Training.Jobs;

/// <summary>One way of evaluating a model by a protocol.</summary>
/// <param name="Name">Its name among the variants of a report; empty for the report itself.</param>
/// <param name="Description">The protocol in words.</param>
/// <param name="SeenItems">How items of the input history are treated in the ranking.</param>
internal sealed record EvaluationVariant(string Name, string Description, SeenItems SeenItems)
{
    /// <summary>Whether the first event after the input is the only target.</summary>
    public bool IsSingleTarget { get; init; }

    /// <summary>Evaluates a ranker on the test queries of a split.</summary>
    public RankerEvaluation Evaluate(IRanker ranker, Split split, TrainingRun run) => Evaluation.Run(
        ranker,
        split,
        IsSingleTarget ? PersonalizeSplit.SingleTarget(split.Test) : split.Test,
        new() { SeenItems = SeenItems, Threads = run.Threads, Stop = run.Stop });
}
