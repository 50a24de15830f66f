using Usher.Ranking.Histories;
using Usher.Ranking.Jobs;
using Usher.Ranking.Metrics;
using Usher.Ranking.ModelFolders;
using Usher.Ranking.Rankers;
using Usher.Ranking.Reports;
using Usher.Ranking.Splits;
using Usher.Training.ModelSelection;
using Usher.Training.Recipes;

namespace Usher.Training.Jobs;

/// <summary>Trains one model, measures it and the baselines, and writes its model folder with the histories of all users.</summary>
/// <param name="job">The job.</param>
/// <param name="resolver">Finds the recipes that the job names.</param>
/// <param name="run">Seed, progress, threads and cancellation.</param>
internal sealed class ModelRun(TrainingJob job, RecipeResolver resolver, TrainingRun run)
{
    public DoneMessage Run(TrainingSet set, string output)
    {
        ModelFolder.CheckPlace(output);
        var split = job.IsTested ? ProductionSplit.WithTestSet(set) : ProductionSplit.Of(set);
        var trainable = resolver.Resolve(job, set);
        var model = trainable.Train(split, run);
        var description = Describe(model, split);

        run.Stop.ThrowIfCancellationRequested();
        ModelFolder.Write(output, description, resolver.ToKeep(model, set, run), set.ItemIds, set.UserIds);
        ModelFolder.AddHistories(output, set);
        return new(model.TrainSeconds, model.Recipe) { Verdict = model.Verdict };
    }

    private ModelDescription Describe(TrainedRanker model, Split split) => new()
    {
        Recipe = model.Recipe,
        Hyperparameters = model.Settings.Texts,
        Seed = run.Seed,
        Data = DataDescription.Of(split.Set),
        Metrics = Measure(model.Ranker, split),
        Baselines = (model.Ranker is SemanticRanker ? [] : Baselines.Quick)
            .Where(recipe => recipe != model.Recipe)
            .ToDictionary(recipe => recipe, recipe => Measure(resolver.Named(recipe).Train(split, run with { Progress = null }).Ranker, split)),
        Versions = Versions.All(),
    };

    /// <summary>The metrics on the test queries, with Amazon's NDCG, or else on the validation queries; none if no user has enough events.</summary>
    private IReadOnlyDictionary<string, double> Measure(IRanker ranker, Split split)
    {
        if (ranker is SemanticRanker semantic)
            return SemanticMetrics.Of(semantic);

        var queries = job.IsTested ? split.Test : split.Validation;
        if (queries.Count == 0)
            return new Dictionary<string, double>();

        var result = Evaluation.Run(ranker, split, queries, new() { Threads = run.Threads, Stop = run.Stop });
        return job.IsTested
            ? result.Metrics.Concat(Metric.OfSolutions.Select(metric => KeyValuePair.Create(metric.Name, result.PerQuery(metric.Name).Average()))).ToDictionary()
            : result.Metrics;
    }
}
