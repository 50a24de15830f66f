using System.Globalization;
using Usher.Ranking.Jobs;
using Usher.Ranking.Splits;
using Usher.Training.Recipes;

namespace Usher.Training.ModelSelection;

/// <summary>Searches hyperparameters by random draws and, for a recipe that trains in epochs, by successive halving.</summary>
/// <param name="start">The recipe with the values it would have without a search. It is the first candidate if its values lie in the ranges.</param>
/// <param name="ranges">Ranges that fit the recipe.</param>
/// <param name="baseline">A candidate that is trained and measured for comparison only, and cannot win.</param>
/// <param name="tell">Receives a message for each candidate as soon as it is measured.</param>
internal sealed class HyperparameterSearch(
    ConfiguredRecipe start, HpoSettings ranges, ConfiguredRecipe baseline, IProgress<TrainerMessage>? tell) : ITrainable
{
    private const string Metric = "ndcg@10";
    private const string Epochs = "epochs";

    // After so many repeated draws in a row, the ranges are taken to have no further values.
    private const int MaxRepeats = 100;

    public string Name => start.Name;

    public TrainedRanker Train(Split split, TrainingRun run)
    {
        var rungs = Rung.Plan(ranges.MaxJobs, canShorten: start.Settings.Texts.ContainsKey(Epochs));
        var field = Draw(rungs[0].Candidates, new Random(run.Seed));
        var comparison = new CandidateComparison(Metric, tell);
        comparison.EnterBaseline(baseline, split, run);
        foreach (var rung in rungs)
        {
            var isLast = rung.Budget == 1;
            if (field.Count == 1 && !isLast)
                continue;                                                 // nothing to compare with: train for all epochs at once

            var results = new List<(ConfiguredRecipe Candidate, double Value)>();
            foreach (var candidate in field.Take(rung.Candidates))
            {
                var note = $"candidate {results.Count + 1} of {Math.Min(field.Count, rung.Candidates)}" + (isLast ? "" : $" at {rung.Budget:P0} of the epochs");
                var value = comparison.Enter(Shorten(candidate, rung.Budget), split, run with { Progress = NotedProgress.Of(run.Progress, note) }, isPreliminary: !isLast);
                results.Add((candidate, value));
            }

            field = [.. results.OrderByDescending(result => result.Value).Select(result => result.Candidate)];
        }

        return comparison.Best;
    }

    private List<ConfiguredRecipe> Draw(int count, Random random)
    {
        var space = new SearchSpace(ranges);
        var drawn = new List<ConfiguredRecipe>();
        var known = new HashSet<string>();
        if (space.Contains(start.Settings.Texts))
            Add(start);
        for (var repeats = 0; drawn.Count < count && repeats < MaxRepeats; repeats++)
        {
            if (Add(start.With(space.Draw(random))))
                repeats = 0;
        }

        return drawn;

        bool Add(ConfiguredRecipe candidate)
        {
            if (!known.Add(string.Join(' ', candidate.Changes.Select(change => $"{change.Key}={change.Value}"))))
                return false;

            drawn.Add(candidate);
            return true;
        }
    }

    private static ConfiguredRecipe Shorten(ConfiguredRecipe candidate, double budget)
    {
        if (budget == 1)
            return candidate;

        var epochs = (int)Math.Ceiling(candidate.Settings.Integer(Epochs) * budget);
        return candidate.With(new Dictionary<string, string> { [Epochs] = epochs.ToString(CultureInfo.InvariantCulture) });
    }
}
