using System.Globalization;
using Usher.Ranking.Jobs;
using Usher.Ranking.Metrics;
using Usher.Ranking.Splits;
using Usher.Training.Recipes;

namespace Usher.Training.ModelSelection;

/// <summary>Trains candidates, measures each on validation, reports it, and keeps the best.</summary>
/// <param name="metric">The metric that decides, such as ndcg@10; higher is better.</param>
/// <param name="tell">Receives a message for each candidate as soon as it is measured.</param>
internal sealed class CandidateComparison(string metric, IProgress<TrainerMessage>? tell)
{
    private readonly List<(ConfiguredRecipe Candidate, double Value)> _rows = [];
    private (TrainedRanker Model, double Value)? _best;
    private (string Recipe, double Value)? _baseline;

    /// <summary>Trains a candidate for comparison only. It cannot win.</summary>
    public void EnterBaseline(ConfiguredRecipe candidate, Split split, TrainingRun run)
    {
        var (model, value) = TrainAndMeasure(candidate, split, run);
        _baseline = (candidate.Name, value);
        tell?.Report(Message(candidate, model, value) with { IsBaseline = true });
    }

    /// <summary>Trains a candidate that may win.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="split">The data to train and measure on.</param>
    /// <param name="run">Seed, threads, progress and cancellation of the training.</param>
    /// <param name="isPreliminary">Whether the candidate is trained for fewer than its full number of epochs, so that it cannot win yet.</param>
    /// <returns>The metric on validation.</returns>
    public double Enter(ConfiguredRecipe candidate, Split split, TrainingRun run, bool isPreliminary = false)
    {
        var (model, value) = TrainAndMeasure(candidate, split, run);
        tell?.Report(Message(candidate, model, value) with { IsPreliminary = isPreliminary });
        if (isPreliminary)
            return value;

        _rows.Add((candidate, value));
        if (_best is null || value > _best.Value.Value)
            _best = (model, value);
        return value;
    }

    /// <summary>The model with the highest value; of models with the same value the first.</summary>
    public TrainedRanker Best => _best!.Value.Model with { Verdict = Verdict() };

    private (TrainedRanker Model, double Value) TrainAndMeasure(ConfiguredRecipe candidate, Split split, TrainingRun run)
    {
        run.Stop.ThrowIfCancellationRequested();
        var model = candidate.Train(split, run);
        var options = new EvaluationOptions { Threads = run.Threads, Stop = run.Stop };
        return (model, Evaluation.Run(model.Ranker, split.Set, split.Validation, options).PerQuery(metric).Average());
    }

    private CandidateMessage Message(ConfiguredRecipe candidate, TrainedRanker model, double value) => new(candidate.Name, candidate.Changes, metric, value, model.TrainSeconds);

    /// <summary>"aws-hrnn won with ndcg@10 0.1200 on validation, 0.0100 above usher-ease, the next best, and 0.0800 above aws-popularity-count, the baseline."</summary>
    private string Verdict()
    {
        var sorted = _rows.OrderByDescending(row => row.Value).ToArray();
        var (winner, value) = sorted[0];
        var sameRecipe = sorted.All(row => row.Candidate.Name == winner.Name);
        var parts = new List<string>();
        if (sorted.Length > 1)
            parts.Add($"{Above(sorted[1].Value)} {(sameRecipe ? "the next best" : Describe(sorted[1].Candidate) + ", the next best")}");
        if (_baseline is { } baseline)
            parts.Add($"{Above(baseline.Value)} {baseline.Recipe}, the baseline");
        return string.Create(CultureInfo.InvariantCulture, $"{Describe(winner)} won with {metric} {value:F4} on validation")
            + (parts.Count > 0 ? ", " + string.Join(", and ", parts) : "") + ".";

        string Above(double other) => string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(value - other):F4} {(value >= other ? "above" : "below")}");
    }

    private static string Describe(ConfiguredRecipe candidate) => candidate.Changes.Count == 0
        ? candidate.Name
        : $"{candidate.Name} with {string.Join(", ", candidate.Changes.Select(change => $"{change.Key}={change.Value}"))}";
}
