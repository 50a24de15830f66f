using System.Numerics.Tensors;
using Usher.Ranking.Rankers;

namespace Usher.Benchmarks.Scanning;

/// <summary>What one would write first: a dot product for each item, the best kept in a priority queue.</summary>
internal sealed class PlainLoop(float[] rows, int width, float[] bias)
{
    public ScoredItem[] Top(float[] query, int k)
    {
        var queue = new PriorityQueue<int, float>(k + 1);
        for (var item = 0; item < bias.Length; item++)
        {
            var score = TensorPrimitives.Dot<float>(rows.AsSpan(item * width, width), query) + bias[item];
            if (queue.Count < k)
                queue.Enqueue(item, score);
            else if (queue.TryPeek(out _, out var worst) && score > worst)
                queue.EnqueueDequeue(item, score);
        }

        var top = new ScoredItem[queue.Count];
        for (var i = top.Length - 1; i >= 0; i--)
        {
            queue.TryDequeue(out var item, out var score);
            top[i] = new(item, score);
        }

        return top;
    }
}
