using System.Diagnostics;
using System.Globalization;
using Usher.ServerBenchmarks.Service;

namespace Usher.ServerBenchmarks.Faults;

/// <summary>kill -9 at moments that are spread evenly over start, work and stop. After each the folder has to start again, and to hold every change that was acknowledged.</summary>
/// <param name="usher">The program.</param>
/// <param name="folder">For data folders, each of which is gone once it has been looked at for the last time.</param>
/// <param name="kills">How many.</param>
/// <param name="seed">Of the moments and of the work.</param>
/// <param name="lanes">How many servers are killed side by side.</param>
internal sealed class FaultsBenchmark(UsherProgram usher, string folder, int kills, int seed, int lanes)
{
    /// <returns>Whether every folder started again and nothing was lost.</returns>
    public async Task<bool> RunAsync()
    {
        var tally = new Tally(kills);
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, lanes).Select(lane => new Lane(usher, Path.Combine(folder, $"lane{lane}"), tally, new(seed * 1_000 + lane)).RunAsync()));
        tally.Print(Stopwatch.GetElapsedTime(began));
        Console.WriteLine(FormattableString.Invariant($"\nSeed {seed.ToString(CultureInfo.InvariantCulture)}, {lanes} servers side by side. Work: puts, uploads in parts, copies, deletions, users and their policies, PutEvents, schemas, imports and trainings of aws-popularity-count, four calls at a time."));
        return tally.IsClean;
    }
}
