using Usher.Ranking.Rankers;
using Usher.Ranking.Rankers.Scanning;

namespace Usher.Benchmarks.Scanning;

/// <summary>How long does the exact top 25 of a catalogue take on one core? Baseline: a loop over TensorPrimitives.Dot with a priority queue.</summary>
internal static class ScanningBenchmark
{
    private const int K = 25;

    public static void Run(string[] args)
    {
        var widths = args.Length > 0 ? args.Select(int.Parse).ToArray() : [64];
        Console.WriteLine("| items | width | way | median | lowest | highest |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
        foreach (var width in widths)
        {
            Catalogue(3_706, width, runs: 2_000);
            Catalogue(60_000, width, runs: 300);
            Catalogue(1_000_000, width, runs: 30);
        }
    }

    private static void Catalogue(int items, int width, int runs)
    {
        var random = new Random(1);
        var rows = Normal(random, items * width);
        var bias = Normal(random, items);
        var queries = Enumerable.Range(0, 64).Select(_ => Normal(random, width)).ToArray();
        var seen = Enumerable.Range(0, 165).Select(_ => random.Next(items)).ToArray();
        var hundredth = Some(items, items / 100, random);
        var tenth = Some(items, items / 10, random);
        var top = new ScoredItem[K];

        var baseline = new PlainLoop(rows, width, bias);
        var plain = new ItemScan(rows, width, bias, ScanKind.Plain);
        var compact = new ItemScan(rows, width, bias, ScanKind.Compact);
        foreach (var query in queries)
            CheckSame(baseline.Top(query, K), plain, compact, query);

        Row("TensorPrimitives.Dot, priority queue", i => baseline.Top(queries[i % 64], K));
        Row("plain", i => plain.Top(queries[i % 64], top, Candidates.AllBut(seen)));
        Row("plain, with normaliser", i => plain.Top(queries[i % 64], top, Candidates.AllBut(seen), out _));
        Row("compact", i => compact.Top(queries[i % 64], top, Candidates.AllBut(seen)));
        Row("compact, 1 % of the items", i => compact.Top(queries[i % 64], top, Candidates.Only(hundredth)));
        Row("compact, 10 % of the items", i => compact.Top(queries[i % 64], top, Candidates.Only(tenth)));
        Row("compact, with normaliser", i => compact.Top(queries[i % 64], top, Candidates.AllBut(seen), out _));

        void Row(string way, Action<int> action)
        {
            var times = Timing.Measure(action, runs);
            Console.WriteLine($"| {items:N0} | {width} | {way} | {Text(times[runs / 2])} | {Text(times[0])} | {Text(times[^1])} |");
        }
    }

    private static ItemSet Some(int items, int count, Random random)
    {
        var some = new ItemSet(items);
        while (some.Count < count)
            some.Add(random.Next(items));
        return some;
    }

    private static void CheckSame(ScoredItem[] expected, ItemScan plain, ItemScan compact, float[] query)
    {
        var a = new ScoredItem[K];
        var b = new ScoredItem[K];
        plain.Top(query, a);
        compact.Top(query, b);
        if (!a.AsSpan().SequenceEqual(b) || !a.Select(s => s.Item).SequenceEqual(expected.Select(s => s.Item)))
            throw new InvalidOperationException("The three ways disagree about the list.");
    }

    private static string Text(TimeSpan time) =>
        time.TotalMilliseconds >= 1 ? FormattableString.Invariant($"{time.TotalMilliseconds:0.00} ms") : FormattableString.Invariant($"{time.TotalMicroseconds:0.0} µs");

    private static float[] Normal(Random random, int length)
    {
        var values = new float[length];
        for (var i = 0; i < length; i++)
            values[i] = (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble()));
        return values;
    }
}
