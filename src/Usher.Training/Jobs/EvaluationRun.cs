using Usher.Ranking.Histories;
using Usher.Ranking.Jobs;
using Usher.Ranking.Reports;
using Usher.Ranking.Splits;
using Usher.Training.ModelSelection;
using Usher.Training.Recipes;

namespace Usher.Training.Jobs;

/// <summary>Evaluates a recipe and the baselines by a protocol, with several seeds.</summary>
/// <param name="job">The recipe, the protocol and the seeds.</param>
/// <param name="resolver">Finds the recipes that the job names.</param>
/// <param name="run">Progress, threads and cancellation; the seeds are the job's.</param>
internal sealed class EvaluationRun(TrainingJob job, RecipeResolver resolver, TrainingRun run)
{
    /// <summary>Trains and evaluates.</summary>
    /// <param name="given">The data set, before the protocol filters it.</param>
    public EvaluationReport Run(TrainingSet given)
    {
        if (job.Seeds < 1)
            throw new FormatException($"{job.Seeds} seeds were asked for; an evaluation needs at least 1.");

        var ties = TieOrder.Parse(job.TieRule);
        var set = TieOrder.Apply(KCore.Apply(given, job.Core), ties);
        var protocol = Protocol.Of(job.Protocol, set, ties, job.Core);
        var trainable = resolver.Resolve(job, set);
        var seeds = Enumerable.Range(job.Seed, job.Seeds).ToArray();
        var trials = Try(trainable, protocol, seeds);
        var baselines = Baselines.For(set).ToDictionary(recipe => recipe, recipe => Try(resolver.Named(recipe), protocol, [job.Seed]));

        return new()
        {
            Recipe = trainable.Name,
            Protocol = protocol.Variants[0].Description,
            TieRule = TieOrder.NameOf(ties),
            Data = DataDescription.Of(set),
            Seeds = seeds,
            Metrics = trials.Summary(0),
            Baselines = SummariesOf(0),
            DifferenceToBestCount = CountDifference.ToBest(trials.BySeed(0), baselines.ToDictionary(it => it.Key, it => it.Value.BySeed(0))),
            TrainSeconds = trials.MeanTrainSeconds,
            Variants = protocol.Variants.Count == 1 ? null : Enumerable.Range(1, protocol.Variants.Count - 1).ToDictionary(
                variant => protocol.Variants[variant].Name,
                variant => new ReportVariant(protocol.Variants[variant].Description, trials.Summary(variant), SummariesOf(variant))),
        };

        Dictionary<string, IReadOnlyDictionary<string, MeanAndSd>> SummariesOf(int variant) =>
            baselines.ToDictionary(baseline => baseline.Key, baseline => baseline.Value.Summary(variant));
    }

    private Trials Try(ITrainable trainable, Protocol protocol, int[] seeds)
    {
        var trials = new Trials(hasFolds: protocol.Splits.Count > 1);
        foreach (var (index, seed) in seeds.Index())
        {
            foreach (var (fold, split) in protocol.Splits.Index())
            {
                var model = trainable.Train(split, run with { Seed = seed, Progress = Noted(index, seeds.Length, fold, protocol.Splits.Count) });
                trials.Add(seed, model.TrainSeconds, [.. protocol.Variants.Select(variant => variant.Evaluate(model.Ranker, split, run))]);
            }
        }

        return trials;
    }

    private IProgress<ProgressMessage>? Noted(int seed, int seeds, int fold, int folds) => NotedProgress.Of(
        NotedProgress.Of(run.Progress, folds > 1 ? $"fold {fold + 1} of {folds}" : ""),
        seeds > 1 ? $"seed {seed + 1} of {seeds}" : "");
}
