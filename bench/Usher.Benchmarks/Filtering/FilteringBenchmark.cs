using System.Diagnostics;
using Usher.Benchmarks.Scanning;
using Usher.Datasets;
using Usher.Datasets.Rows;
using Usher.Datasets.Schemas;
using Usher.Filters.Parsing;
using Usher.Filters.Sets;
using Usher.Ranking.Rankers;
using Usher.Ranking.Rankers.Scanning;

namespace Usher.Benchmarks.Filtering;

/// <summary>How long a filter over a million items with 20 columns takes on one core, and how much memory its columns take.</summary>
internal static class FilteringBenchmark
{
    private const int Items = 1_000_000;
    private const int Width = 64;
    private const int K = 25;
    private const int Runs = 50;

    private static readonly (string Name, string Text)[] Filters =
    [
        ("1 % of the items, by a category", "Items.C0 IN (\"v17\")"),
        ("50 % of the items, by a number", "Items.N0 < 500"),
        ("three conditions", "Items.C1 IN (\"v3\", \"v4\") AND Items.N1 >= 100 AND Items.F0 < 0.9"),
    ];

    public static void Run()
    {
        var file = Path.Combine(Path.GetTempPath(), $"usher-filtering-{Guid.NewGuid():N}.parquet");
        try
        {
            var schema = WriteRows(file);
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var start = Stopwatch.GetTimestamp();
            var rows = DatasetRows.Read([file], schema, CancellationToken.None);
            var took = Stopwatch.GetElapsedTime(start);
            var withIds = GC.GetTotalMemory(forceFullCollection: true) - before;
            Console.WriteLine(FormattableString.Invariant($"{Items:N0} rows with 20 columns were read in {took.TotalSeconds:0.00} s; {withIds / 1e6:0} MB with the ids."));
            MeasureMemory(file, schema);
            MeasureTimes(rows);
        }
        finally
        {
            File.Delete(file);
        }
    }

    // The difference between all columns and none but the id.
    private static void MeasureMemory(string file, Schema schema)
    {
        var ids = Schema.ForHeader(DatasetType.Items, ["ITEM_ID"]);
        var none = Size(() => DatasetRows.Read([file], ids, CancellationToken.None));
        var all = Size(() => DatasetRows.Read([file], schema, CancellationToken.None));
        Console.WriteLine(FormattableString.Invariant($"Memory: {(all - none) / (double)Items / (schema.Fields.Count - 1):0.00} bytes per item and column."));

        static long Size(Func<DatasetRows> read)
        {
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var rows = read();
            var size = GC.GetTotalMemory(forceFullCollection: true) - before;
            GC.KeepAlive(rows);
            return size;
        }
    }

    private static void MeasureTimes(DatasetRows rows)
    {
        var random = new Random(1);
        // A model numbers its items in its own way.
        var numbers = Enumerable.Range(0, Items).ToArray();
        random.Shuffle(numbers);
        var vectors = Normal(random, Items * Width);
        var queries = Enumerable.Range(0, 64).Select(_ => Normal(random, Width)).ToArray();
        var scan = new ItemScan(vectors, Width);
        var top = new ScoredItem[K];

        Console.WriteLine("\n| items | what | median | lowest | highest | times the unfiltered list |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
        var unfiltered = Row("top 25 of all", i => scan.Top(queries[i % 64], top), baseline: null);
        foreach (var (name, text) in Filters)
        {
            var condition = FilterParser.Parse($"INCLUDE ItemID WHERE {text}").Parts[0].Condition;
            ItemSet Make() => ItemSet.Of(new ColumnEvaluator(rows).Evaluate(condition).Renumber(numbers, isInWithoutRow: false), Items);
            var start = Stopwatch.GetTimestamp();
            var set = Make();
            var first = Stopwatch.GetElapsedTime(start);
            Console.WriteLine($"| {set.Count:N0} | {name}: the set, first time | {Text(first)} | | | |");
            Row($"{name}: the set, again", _ => Make(), null, set.Count);
            Row($"{name}: top 25", i => scan.Top(queries[i % 64], top, Candidates.Only(set)), unfiltered, set.Count);
        }

        static TimeSpan Row(string what, Action<int> action, TimeSpan? baseline, int count = Items)
        {
            var times = Timing.Measure(action, Runs);
            var median = times[Runs / 2];
            Console.WriteLine($"| {count:N0} | {what} | {Text(median)} | {Text(times[0])} | {Text(times[^1])} | {(baseline is { } all ? FormattableString.Invariant($"{median / all:0.00}") : "")} |");
            return median;
        }
    }

    private static Schema WriteRows(string file)
    {
        string[] categories = [.. Enumerable.Range(0, 8).Select(column => $"C{column}")], numbers = [.. Enumerable.Range(0, 6).Select(column => $"N{column}")], reals = [.. Enumerable.Range(0, 5).Select(column => $"F{column}")];
        var fields = categories.Select(name => $$"""{"name": "{{name}}", "type": ["null", "string"], "categorical": true}""")
            .Concat(numbers.Select(name => $$"""{"name": "{{name}}", "type": ["null", "long"]}""")).Concat(reals.Select(name => $$"""{"name": "{{name}}", "type": ["null", "float"]}"""))
            .Append("""{"name": "BRAND", "type": ["null", "string"]}""");
        var schema = Schema.Parse($$"""{"type": "record", "name": "Items", "fields": [{"name": "ITEM_ID", "type": "string"}, {{string.Join(", ", fields)}}]}""");
        var random = new Random(1);
        PartWriter.Write(
            schema,
            Enumerable.Range(0, Items).Select(item => (object?[])
            [
                $"item-{item}",
                .. categories.Select((_, column) => random.Next(20) == 0 ? null : (object)(column == 0 ? $"v{random.Next(100)}" : string.Join('|', Enumerable.Range(0, random.Next(1, 4)).Select(_ => $"v{random.Next(20)}")))),
                .. numbers.Select(_ => random.Next(20) == 0 ? null : (object)(long)random.Next(1_000)),
                .. reals.Select(_ => (object?)(double)(float)random.NextDouble()),
                $"brand {random.Next(20_000)}",
            ]),
            file,
            CancellationToken.None);
        return schema;
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
