using System.Diagnostics;
using System.Globalization;
using Usher.Datasets;

namespace Usher.Benchmarks.Reading;

/// <summary>
/// How much the way from a CSV to a training set costs over the DuckDB statements it is made of: 10 million rows of four columns.
/// Each side runs in a process of its own, in turns, so that neither inherits the other's memory or warm caches.
/// </summary>
internal static class ReadingBenchmark
{
    public static void Run(string[] arguments)
    {
        switch (arguments)
        {
            case ["statements", var csv]:
                Report(() => DuckDbStatements.Run(csv));
                break;
            case ["usher", var csv]:
                Report(() => CsvDataset.Load(new CsvSources(csv), CancellationToken.None).Set.EventCount);
                break;
            default:
                var numbers = arguments.Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray();
                Compare(rows: numbers is [var rows, ..] ? rows : 10_000_000, rounds: numbers is [_, var rounds] ? rounds : 3);
                break;
        }
    }

    private static void Compare(int rows, int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("usher-reading-");
        try
        {
            var csv = Path.Combine(folder.FullName, "interactions.csv");
            DuckDbStatements.Generate(csv, rows, seed: 1);
            Console.WriteLine($"{rows:N0} rows, {new FileInfo(csv).Length >> 20} MiB, {Environment.ProcessorCount} cores; best of {rounds} by wall time");
            var sides = new[] { "statements", "usher" };
            var runs = Enumerable.Range(0, rounds).SelectMany(_ => sides.Select(side => (Side: side, Result: Child(side, csv)))).ToLookup(run => run.Side, run => run.Result);
            foreach (var side in sides)
            {
                var best = runs[side].MinBy(run => run.Wall)!;
                Console.WriteLine($"{side,-12} {best.Wall,7:F2} s wall {best.Processor,7:F2} s processor {best.PeakMiB,6:N0} MiB peak resident   ({best.Rows:N0} rows)");
            }

            Console.WriteLine($"ratio {runs["usher"].Min(run => run.Wall) / runs["statements"].Min(run => run.Wall):F2} wall, "
                + $"{runs["usher"].Min(run => run.Processor) / runs["statements"].Min(run => run.Processor):F2} processor (at most 1.5 allowed)");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Report(Func<long> work)
    {
        var start = Stopwatch.GetTimestamp();
        var rows = work();
        var wall = Stopwatch.GetElapsedTime(start).TotalSeconds;
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{wall} {self.TotalProcessorTime.TotalSeconds} {self.PeakWorkingSet64 >> 20} {rows}"));
    }

    private static Measured Child(string side, string csv)
    {
        var command = new ProcessStartInfo("dotnet", [typeof(ReadingBenchmark).Assembly.Location, "reading", side, csv]) { RedirectStandardOutput = true };
        using var child = Process.Start(command)!;
        var line = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        if (child.ExitCode != 0)
            throw new InvalidOperationException($"'reading {side}' ended with code {child.ExitCode}.");

        var numbers = line.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return new Measured(numbers[0], numbers[1], numbers[2], (long)numbers[3]);
    }

    private sealed record Measured(double Wall, double Processor, double PeakMiB, long Rows);
}
