using Usher.Training.Recurrent.Numbers;

namespace Usher.Training.Recurrent.Layers;

/// <summary>The items that one step compares its targets with, side by side as the softmax wants them.</summary>
internal sealed unsafe class SoftmaxCandidates
{
    private readonly CandidateSampler _sampler;
    private readonly ItemVectors _items;
    private int[] _chosen = [];

    /// <param name="arena">Memory.</param>
    /// <param name="sampler">Chooses them.</param>
    /// <param name="items">All items.</param>
    /// <param name="mostTargets">The most targets of a window.</param>
    /// <param name="threads">How many threads find gradients.</param>
    public SoftmaxCandidates(Arena arena, CandidateSampler sampler, ItemVectors items, int mostTargets, int threads)
    {
        (_sampler, _items) = (sampler, items);
        Most = Matrix.RoundUp(sampler.MostFor(mostTargets));
        Vectors = new(arena, Most, items.Vectors.Values.Columns, threads);
        Bias = new(arena, 1, Most, threads);
    }

    /// <summary>How many there are at most.</summary>
    public int Most { get; }

    /// <summary>(C, D)</summary>
    public Flowing Vectors { get; }

    /// <summary>(1, C)</summary>
    public Flowing Bias { get; }

    /// <summary>Chooses the candidates of a window, whose targets become places among them.</summary>
    public void Choose(Window window)
    {
        (_chosen, var logChances) = _sampler.Draw(window.Targets);
        var count = Matrix.RoundUp(_chosen.Length);
        Resize(Vectors, count, Vectors.Values.Columns);
        Resize(Bias, 1, count);
        for (var place = 0; place < count; place++)
        {
            if (place < _chosen.Length)
                _items.Vectors.Values.Span(_chosen[place]).CopyTo(Vectors.Values.Span(place));
            else
                Vectors.Values.Span(place).Clear();
            Bias.Values.Numbers[place] = place < _chosen.Length ? _items.Bias.Values.Numbers[_chosen[place]] - logChances[place] : ItemVectors.Never;
        }
    }

    /// <summary>Takes the gradients back to the items, and clears them. Each member of a team looks after some of the candidates.</summary>
    public void Return(Team team, int member)
    {
        for (var place = team.First(_chosen.Length, member); place < team.First(_chosen.Length, member + 1); place++)
        {
            for (var thread = 0; thread < Vectors.Gradients.Length; thread++)
            {
                Lookup.Add(Vectors.Gradients[thread].Row(place), _items.Vectors.Gradients[0].Row(_chosen[place]), Vectors.Values.Columns);
                Vectors.Gradients[thread].Span(place).Clear();
                _items.Bias.Gradients[0].Numbers[_chosen[place]] += Bias.Gradients[thread].Numbers[place];
                Bias.Gradients[thread].Numbers[place] = 0;
            }
        }
    }

    private static void Resize(Flowing numbers, int rows, int columns)
    {
        numbers.Values.Resize(rows, columns);
        foreach (var gradient in numbers.Gradients)
            gradient.Resize(rows, columns);
    }
}
