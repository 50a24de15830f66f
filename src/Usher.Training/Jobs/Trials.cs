using Usher.Ranking.Metrics;
using Usher.Ranking.Reports;

namespace Usher.Training.Jobs;

/// <summary>What the models of one contender answered: one model for each seed and fold.</summary>
/// <param name="hasFolds">Whether a seed has several models, each asked about users of its own.</param>
internal sealed class Trials(bool hasFolds)
{
    private readonly List<(int Seed, double TrainSeconds, IReadOnlyList<RankerEvaluation> Answers)> _models = [];

    /// <summary>Mean wall-clock time of training one model.</summary>
    public double MeanTrainSeconds => _models.Average(model => model.TrainSeconds);

    /// <summary>Notes a model's answers to each question.</summary>
    public void Add(int seed, double trainSeconds, IReadOnlyList<RankerEvaluation> answers) => _models.Add((seed, trainSeconds, answers));

    /// <summary>By metric, mean and standard deviation: over folds where there are some, else over seeds.</summary>
    /// <param name="question">Which question, from 0.</param>
    public IReadOnlyDictionary<string, MeanAndSd> Summary(int question)
    {
        RankerEvaluation[] results = [.. _models.Select(model => model.Answers[question])];
        return hasFolds ? MetricSummary.OverFolds(results) : MetricSummary.OverSeeds(results);
    }

    /// <summary>For each seed, the answers to a question by all its models.</summary>
    /// <param name="question">Which question, from 0.</param>
    public IReadOnlyList<RankerEvaluation> BySeed(int question) =>
        [.. _models.GroupBy(model => model.Seed).Select(models => RankerEvaluation.Join([.. models.Select(model => model.Answers[question])]))];
}
