using System.Diagnostics;
using Usher.Ranking.Histories;
using Usher.Ranking.Jobs;
using Usher.Ranking.Rankers;
using Usher.Ranking.Splits;
using Usher.Training.Counts;
using Usher.Training.Recipes;
using Usher.Training.Recurrent.Numbers;
using Usher.Training.Texts;

namespace Usher.Training.Recurrent;

/// <summary>Trains a <see cref="RecurrentNetwork"/> on the training events of a split.</summary>
/// <param name="split">The events.</param>
/// <param name="options">The settings of network and training.</param>
/// <param name="run">Seed, progress and cancellation.</param>
/// <param name="name">The name of the recipe, for progress messages.</param>
internal sealed class RecurrentTrainer(Split split, RecurrentOptions options, TrainingRun run, string name)
{
    private const double WarmUp = 0.05;
    private const double LastShare = 0.02;

    public RecurrentRanker Train()
    {
        using var arena = new Arena();
        var random = new Random(run.Seed);
        var users = TrainUsers();
        var events = users.Sum(user => (long)split.TrainLengths[user]);
        var rows = options.RowsFor(events);
        using var workers = new WorkerGroup(Math.Min(run.Parallel.MaxDegreeOfParallelism, rows));
        var periods = options.Trends ? TrendPeriods.Over(TrainTimes()) : default;
        var shape = new NetworkShape(split.Set.ItemCount, options.Width, options.Blocks, options.Recent, options.TimeGaps, periods.Count, options.FeedForward);
        var learner = new Learner(arena, workers, shape, OptionsOf(rows, events, random), random);
        var targetWeights = Enumerable.Range(1, options.TargetWindow).Select(gap => 1f / gap).ToArray();
        var probe = new ValidationProbe(split, run);
        var shuffleTies = options.ShuffleTies ?? !TieOrderEvidence.OrderMeansSomething(split);
        var clock = Stopwatch.StartNew();
        var (loss, ndcg) = (default(double?), default(double?));
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            random.Shuffle(users);
            var stream = new EventStream(split, shape, users, rows, periods, shuffleTies ? random : null, Contexts.Count > 0 ? random : null);
            var (windows, done, sum) = (stream.WindowCount(options.Steps), 0, 0.0);
            var states = learner.Network.Start(rows);
            foreach (var window in stream.Windows(options.Steps, targetWeights))
            {
                run.Stop.ThrowIfCancellationRequested();
                var fraction = (epoch + (double)done / windows) / options.Epochs;
                sum += learner.Learn(window, states, options.LearningRate * RateAt(fraction));
                if (done++ % 20 == 0)
                    Report(fraction, epoch, loss, ndcg, clock);
            }

            loss = windows > 0 ? sum / windows : null;
            ndcg = probe.IsWatched ? probe.NdcgAt10(Export()) : null;
            Report((epoch + 1.0) / options.Epochs, epoch + 1, loss, ndcg, clock);
        }

        return Export();

        RecurrentRanker Export() => new(learner.Export(periods));
    }

    // The columns of events are read by all networks: they are part of the interactions.
    private IReadOnlyList<Field> Contexts { get; } = ContextVocabulary.FieldsOf(split.Set);

    /// <summary>The users to train on: those with events whose number is within the percentiles.</summary>
    internal int[] TrainUsers()
    {
        var users = Enumerable.Range(0, split.Set.UserCount).Where(user => split.TrainLengths[user] > 0).ToArray();
        var lengths = Percentiles.Of(split.TrainLengths, options.ShortestPercentile, options.LongestPercentile);
        return [.. users.Where(user => lengths.Contain(split.TrainLengths[user]))];
    }

    private long[] TrainTimes()
    {
        var times = new List<long>();
        for (var user = 0; user < split.Set.UserCount; user++)
            times.AddRange(split.TrainTimesOf(user));
        return [.. times];
    }

    private void Report(double fraction, int epoch, double? loss, double? ndcg, Stopwatch clock) =>
        run.Progress?.Report(new ProgressMessage(
            $"training {name}", fraction, epoch, loss, ndcg, fraction > 0.02 ? clock.Elapsed.TotalSeconds * (1 - fraction) / fraction : null));

    /// <summary>The factor of the learning rate: it rises linearly in the first steps, then falls along half a cosine.</summary>
    private static double RateAt(double fraction) => fraction < WarmUp
        ? fraction / WarmUp
        : LastShare + (1 - LastShare) * 0.5 * (1 + Math.Cos(Math.PI * (fraction - WarmUp) / (1 - WarmUp)));

    private ItemFeatures? ItemFeatures()
    {
        if (options.Columns is not { } columns)
            return null;

        var texts = run.VectorsOf(split.Set);
        if (split.Set.ItemFields.Count == 0 && texts is null)
            return null;

        var seen = Array.ConvertAll(split.CountTrainItems(), count => count > 0);
        return new(split.Set.ItemFields, seen, [.. seen.Select((isSeen, item) => isSeen && columns.IsCold?[item] != true)], columns.LeaveOut)
        {
            Texts = texts is null ? null : TextFeatures.Of(texts),
        };
    }

    private LearnerOptions OptionsOf(int rows, long events, Random random) => new(rows, options.Steps, options.TargetWindow, options.DropoutFor(events), options.WeightDecay)
    {
        Items = ItemFeatures(),
        Contexts = Contexts,
        Users = options.Columns is null ? null : split.Set.UserFields,
        Sampler = split.Set.ItemCount > options.MaxItemsInFull ? new(split, options.DrawnItems, random) : null,
    };
}
