using System.Numerics.Tensors;
using Usher.Ranking.Metrics;
using Usher.Ranking.Rankers;
using Usher.Ranking.Splits;
using Usher.Training.Recipes;

namespace Usher.Training.Recurrent;

/// <summary>Computes NDCG@10 of a blend for many weights at once: histories are read once, and each query is scored with all weights.</summary>
internal static class BlendSearch
{
    private const int K = 10;

    /// <summary>Compares weights. Items of the history are left out, and a target ranks below items with the same score.</summary>
    /// <returns>The mean over queries, for each of the weights.</returns>
    public static double[] NdcgAt10(Split split, IReadOnlyList<Query> queries, BlendRanker blend, IReadOnlyList<BlendWeights> weights, TrainingRun run)
    {
        var gains = new double[queries.Count][];
        var users = queries.Select((query, index) => (query, index)).GroupBy(pair => pair.query.User).ToArray();
        Parallel.ForEach(users, run.Parallel, user =>
        {
            var state = blend.StartParts(user.Key);
            var read = 0;
            foreach (var (query, index) in user.OrderBy(pair => pair.query.InputLength))
            {
                for (; read < query.InputLength; read++)
                    state.Advance(split.Set.EventsOf(query.User)[read]);
                if (blend.Contexts is { } contexts)
                    state.SetContext(contexts.Of(split.Set, split.Set.Offsets[query.User] + query.InputLength));
                gains[index] = Gains(state, split, query, weights);
            }
        });

        return [.. weights.Select((_, weight) => gains.Average(gain => gain[weight]))];
    }

    private static double[] Gains(BlendState state, Split split, Query query, IReadOnlyList<BlendWeights> weights)
    {
        var items = split.Set.ItemsOf(query.User);
        var seen = items[..query.InputLength];
        var targets = items[query.InputLength..query.TargetEnd].ToArray().Distinct().ToArray();
        var networks = new float[split.Set.ItemCount];
        var transitions = new float[split.Set.ItemCount];
        var scores = new float[split.Set.ItemCount];
        state.ScoreNetworks(networks);
        state.ScoreTransitions(transitions);
        var ideal = 0.0;
        for (var rank = 1; rank <= Math.Min(K, targets.Length); rank++)
            ideal += RankMetrics.Ndcg(rank, K);

        var gains = new double[weights.Count];
        for (var weight = 0; weight < weights.Count; weight++)
        {
            TensorPrimitives.MultiplyAdd(transitions, weights[weight].Transitions, networks, scores);
            if (!state.EaseScores.IsEmpty)
                TensorPrimitives.MultiplyAdd(state.EaseScores, weights[weight].Ease, scores, scores);
            foreach (var item in seen)
                scores[item] = float.NegativeInfinity;
            foreach (var target in targets)
            {
                if (float.IsNegativeInfinity(scores[target]))
                    continue;

                gains[weight] += RankMetrics.Ndcg(CountAtLeast(scores, scores[target]), K) / ideal;
            }
        }

        return gains;
    }

    private static int CountAtLeast(ReadOnlySpan<float> scores, float min)
    {
        var count = 0;
        foreach (var score in scores)
            count += score >= min ? 1 : 0;
        return count;
    }
}
