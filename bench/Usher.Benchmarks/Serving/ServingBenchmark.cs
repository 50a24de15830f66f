using Usher.Benchmarks.Scanning;
using Usher.Ranking.Histories;
using Usher.Ranking.Rankers;

namespace Usher.Benchmarks.Serving;

/// <summary>
/// How long does one recommendation take from a warm user state, top 25 with probabilities, without 165 seen items, on one core? Baseline: a loop over
/// TensorPrimitives.Dot with a priority queue, for the same query, without probabilities and leaving out nothing.
/// </summary>
internal static class ServingBenchmark
{
    private const int K = 25;
    private const int Items = 3_706;
    private const int Width = 64;
    private const int Seen = 165;
    private const int States = 64;
    private const int Runs = 2_000;

    public static void Run()
    {
        var random = new Random(1);
        var ranker = RandomNetwork.Of(Items, Width, seed: 1);
        var seen = Enumerable.Range(0, Seen).Select(_ => random.Next(Items)).ToArray();
        var states = Enumerable.Range(0, States).Select(_ => Warm(ranker, random)).ToArray();
        var queries = states.Select(state => state.Query.ToArray()).ToArray();
        var baseline = new PlainLoop(ranker.Weights.Items.ToArray(), Width, ranker.Weights.Bias.ToArray());
        var top = new ScoredItem[K];
        for (var i = 0; i < States; i++)
        {
            states[i].Top(top);
            if (!top.Select(it => it.Item).SequenceEqual(baseline.Top(queries[i], K).Select(it => it.Item)))
                throw new InvalidOperationException("The two ways disagree about the list.");
        }

        Console.WriteLine("| items | width | way | median | lowest | highest |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
        Row("TensorPrimitives.Dot, priority queue", i => baseline.Top(queries[i % States], K));
        Row("state.Top", i => states[i % States].Top(top, Candidates.AllBut(seen)));
        Row("state.Score, TopK", i => ScoreAndSelect(states[i % States], top, seen));
        Row("state.Advance, state.Top", i =>
        {
            var state = states[i % States];
            state.Advance(new Event(i % Items, 1_000_000_000L + i));
            state.Top(top, Candidates.AllBut(seen));
        });
    }

    private static void ScoreAndSelect(RecurrentState state, ScoredItem[] top, int[] seen)
    {
        Span<float> scores = stackalloc float[Items];
        state.Score(scores);
        TopK.Select(scores, top, Candidates.AllBut(seen));
    }

    private static void Row(string way, Action<int> action)
    {
        var times = Timing.Measure(action, Runs);
        FormattableString row =
            $"| {Items:N0} | {Width} | {way} | {times[Runs / 2].TotalMicroseconds:0.0} µs | {times[0].TotalMicroseconds:0.0} µs | {times[^1].TotalMicroseconds:0.0} µs |";
        Console.WriteLine(FormattableString.Invariant(row));
    }

    private static RecurrentState Warm(RecurrentRanker ranker, Random random)
    {
        var state = (RecurrentState)ranker.Start();
        for (var at = 0; at < 20; at++)
            state.Advance(new Event(random.Next(Items), 1_000_000_000L + (at * 60)));
        return state;
    }
}
