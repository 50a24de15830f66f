using System.Diagnostics;
using Usher.Ranking.Rankers;
using Usher.Ranking.Recipes;
using Usher.Training.Jobs;
using Usher.Training.Recipes;
using Usher.Training.Recurrent;

namespace Usher.TrainingBenchmarks.Speed;

/// <summary>How long does aws-hrnn train, and which share of the machine's matrix-product rate does it reach?</summary>
internal static class TrainingBenchmark
{
    private const string Recipe = "aws-hrnn";

    public static void Run(TrainingArguments arguments)
    {
        NativeRuntime.Configure(threads: 0);
        var (split, data) = BenchmarkData.Load(arguments.MovieLens);
        var options = Options(arguments.Epochs);
        var trainer = new RecurrentTrainer(split, options, new TrainingRun(arguments.Seed), Recipe);
        if (split.Set.ItemCount > options.MaxItemsInFull)
            throw new NotSupportedException($"{data} has {split.Set.ItemCount} items; above {options.MaxItemsInFull} the softmax is sampled, and its flops are not counted here.");

        // Before and after: another process may have slowed down one of the two.
        var rate = ProductRate.Measure();
        var start = Stopwatch.GetTimestamp();
        trainer.Train();
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        rate = Math.Max(rate, ProductRate.Measure());

        var events = trainer.TrainUsers().Sum(user => (long)split.TrainLengths[user]);
        var periods = options.Trends ? TrendPeriods.Over([.. Enumerable.Range(0, split.Set.UserCount).SelectMany(user => split.TrainTimesOf(user).ToArray())]).Count : 1;
        var shape = new NetworkShape(split.Set.ItemCount, options.Width, options.Blocks, options.Recent, options.TimeGaps, periods, options.FeedForward);
        var flops = TrainingFlops.Of(shape, events * options.Epochs);
        Console.WriteLine("| data | events | items | width | epochs | seed | training | per epoch | counted | rate | product rate | share |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        Console.WriteLine(FormattableString.Invariant(
            $"| {data} | {events:N0} | {split.Set.ItemCount:N0} | {options.Width} | {options.Epochs} | {arguments.Seed} | {seconds:0.0} s | {seconds / options.Epochs:0.00} s | {flops / 1e12:0.00} Tflop | {flops / seconds / 1e9:0} GFLOP/s | {rate / 1e9:0} GFLOP/s | {flops / seconds / rate:P0} |"));
    }

    private static RecurrentOptions Options(int? epochs)
    {
        var defaults = RecurrentOptions.From(new HyperparameterValues(HyperparameterCheck.Complete(RecipeCatalog.Find(Recipe), new Dictionary<string, string>())));
        return epochs is { } given ? defaults with { Epochs = given } : defaults;
    }
}
