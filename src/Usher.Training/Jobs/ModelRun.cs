using Usher.Ranking.Histories;
using Usher.Ranking.Jobs;
using Usher.Ranking.Metrics;
using Usher.Ranking.ModelFolders;
using Usher.Ranking.Rankers;
using Usher.Ranking.Reports;
using Usher.Ranking.Splits;
using Usher.Training.Choosing;
using Usher.Training.Recipes;

namespace Usher.Training.Jobs;

/// <summary>Trains one model to keep, measures it on validation beside the baselines, and writes its folder.</summary>
/// <param name="job">What to train.</param>
/// <param name="contenders">Finds what the job names.</param>
/// <param name="run">Seed, progress, threads and a way to stop.</param>
internal sealed class ModelRun(TrainingJob job, Contenders contenders, TrainingRun run)
{
    public DoneMessage Run(TrainingSet set, string output)
    {
        ModelFolder.CheckPlace(output);
        var split = Shipping.Of(set);
        var contender = contenders.Of(job, set);
        var model = contender.Train(split, run);
        var description = Describe(model, split);

        run.Stop.ThrowIfCancellationRequested();
        ModelFolder.Write(output, description, model.Ranker, set.ItemIds, set.UserIds);
        return new(model.TrainSeconds, model.Recipe) { Verdict = model.Verdict };
    }

    private ModelDescription Describe(TrainedModel model, Split split) => new()
    {
        Recipe = model.Recipe,
        Hyperparameters = model.Settings.Texts,
        Seed = run.Seed,
        Data = DataDescription.Of(split.Set),
        Metrics = Measure(model.Ranker, split),
        Baselines = Baselines.Quick
            .Where(recipe => recipe != model.Recipe)
            .ToDictionary(recipe => recipe, recipe => Measure(contenders.Named(recipe).Train(split, run with { Progress = null }).Ranker, split)),
        Versions = Versions.All(),
    };

    /// <summary>Metrics on validation; none when no user has enough events.</summary>
    private IReadOnlyDictionary<string, double> Measure(IRanker ranker, Split split) => split.Validation.Count == 0
        ? new Dictionary<string, double>()
        : Evaluation.Run(ranker, split, split.Validation, new() { Threads = run.Threads, Stop = run.Stop }).Metrics;
}
