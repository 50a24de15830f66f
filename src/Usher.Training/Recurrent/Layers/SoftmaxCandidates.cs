using Usher.Training.Recurrent.Numbers;

namespace Usher.Training.Recurrent.Layers;

/// <summary>The items over which the softmax of a step is computed, copied into one matrix.</summary>
internal sealed unsafe class SoftmaxCandidates
{
    private readonly CandidateSampler _sampler;
    private readonly ItemVectors _items;
    private int[] _chosen = [];

    /// <param name="arena">Allocates the matrices.</param>
    /// <param name="sampler">Chooses the items.</param>
    /// <param name="items">All items.</param>
    /// <param name="maxTargets">The most targets of a window.</param>
    /// <param name="threads">How many threads compute gradients.</param>
    public SoftmaxCandidates(Arena arena, CandidateSampler sampler, ItemVectors items, int maxTargets, int threads)
    {
        (_sampler, _items) = (sampler, items);
        MaxCount = Matrix.RoundUp(sampler.MaxCountFor(maxTargets));
        Vectors = new(arena, MaxCount, items.Vectors.Values.Columns, threads);
        Bias = new(arena, 1, MaxCount, threads);
    }

    /// <summary>The largest number of candidates.</summary>
    public int MaxCount { get; }

    /// <summary>(C, D)</summary>
    public ValueWithGradient Vectors { get; }

    /// <summary>(1, C)</summary>
    public ValueWithGradient Bias { get; }

    /// <summary>Chooses the candidates of a window, whose targets become positions among them.</summary>
    public void Choose(Window window)
    {
        (_chosen, var logChances) = _sampler.Draw(window.Targets);
        var count = Matrix.RoundUp(_chosen.Length);
        Resize(Vectors, count, Vectors.Values.Columns);
        Resize(Bias, 1, count);
        for (var position = 0; position < count; position++)
        {
            if (position < _chosen.Length)
                _items.Vectors.Values.Span(_chosen[position]).CopyTo(Vectors.Values.Span(position));
            else
                Vectors.Values.Span(position).Clear();
            Bias.Values.Numbers[position] = position < _chosen.Length ? _items.Bias.Values.Numbers[_chosen[position]] - logChances[position] : ItemVectors.Never;
        }
    }

    /// <summary>Adds the gradients of the candidates to their items, and clears them. Each worker does a part of the candidates.</summary>
    public void Return(WorkerGroup workers, int worker)
    {
        for (var position = workers.First(_chosen.Length, worker); position < workers.First(_chosen.Length, worker + 1); position++)
        {
            for (var thread = 0; thread < Vectors.Gradients.Length; thread++)
            {
                Lookup.Add(Vectors.Gradients[thread].Row(position), _items.Vectors.Gradients[0].Row(_chosen[position]), Vectors.Values.Columns);
                Vectors.Gradients[thread].Span(position).Clear();
                _items.Bias.Gradients[0].Numbers[_chosen[position]] += Bias.Gradients[thread].Numbers[position];
                Bias.Gradients[thread].Numbers[position] = 0;
            }
        }
    }

    private static void Resize(ValueWithGradient numbers, int rows, int columns)
    {
        numbers.Values.Resize(rows, columns);
        foreach (var gradient in numbers.Gradients)
            gradient.Resize(rows, columns);
    }
}
