using Usher.Ranking.Metrics;
using Usher.Ranking.Reports;

namespace Usher.Training.Jobs;

/// <summary>The results of one recipe or search: a model for each seed and fold, evaluated in each variant of the protocol.</summary>
/// <param name="hasFolds">Whether a seed has several models, each evaluated on users of its own.</param>
internal sealed class Trials(bool hasFolds)
{
    private readonly List<(int Seed, double TrainSeconds, IReadOnlyList<RankerEvaluation> Results)> _models = [];

    /// <summary>Mean wall-clock time of training one model.</summary>
    public double MeanTrainSeconds => _models.Average(model => model.TrainSeconds);

    /// <summary>Adds a model's results, one for each variant.</summary>
    public void Add(int seed, double trainSeconds, IReadOnlyList<RankerEvaluation> results) => _models.Add((seed, trainSeconds, results));

    /// <summary>The mean and standard deviation of each metric: over folds if there are some, else over seeds.</summary>
    /// <param name="variant">Index of the variant.</param>
    public IReadOnlyDictionary<string, MeanAndSd> Summary(int variant)
    {
        RankerEvaluation[] results = [.. _models.Select(model => model.Results[variant])];
        return hasFolds ? MetricSummary.OverFolds(results) : MetricSummary.OverSeeds(results);
    }

    /// <summary>For each seed, the combined results of all its models in a variant.</summary>
    /// <param name="variant">Index of the variant.</param>
    public IReadOnlyList<RankerEvaluation> BySeed(int variant) =>
        [.. _models.GroupBy(model => model.Seed).Select(models => RankerEvaluation.Join([.. models.Select(model => model.Results[variant])]))];
}
