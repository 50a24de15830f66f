using Usher.Ranking.Metrics;
using Usher.Ranking.Rankers;
using Usher.Ranking.Splits;
using Usher.Training.Recipes;

namespace Usher.Training.Recurrent;

/// <summary>Measures NDCG@10 on a part of the validation queries, to show the progress of training. Nothing is chosen by it.</summary>
internal sealed class ValidationProbe
{
    // Reading this number of events takes a small part of the time of an epoch.
    private const int MaxEvents = 20_000;

    private readonly Split _split;
    private readonly TrainingRun _run;
    private readonly List<Query> _queries = [];

    public ValidationProbe(Split split, TrainingRun run)
    {
        _split = split;
        _run = run;
        var events = split.Validation.Sum(query => (long)query.InputLength);
        var step = (int)(1 + (events / MaxEvents));
        for (var at = 0; at < split.Validation.Count; at += step)
            _queries.Add(split.Validation[at]);
    }

    /// <summary>Whether there are validation queries, and progress is reported.</summary>
    public bool IsWatched => _queries.Count > 0 && _run.Progress is not null;

    /// <summary>NDCG@10 over the selected queries.</summary>
    public double NdcgAt10(IRanker ranker) => Evaluation.Run(
        ranker, _split.Set, _queries, new() { K = 10, Threads = _run.Threads, Stop = _run.Stop }).Metrics["ndcg@10"];
}
