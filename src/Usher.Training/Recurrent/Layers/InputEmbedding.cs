using System.Numerics;
using System.Runtime.CompilerServices;
using Usher.Ranking.Rankers;
using Usher.Training.Recurrent.Numbers;

namespace Usher.Training.Recurrent.Layers;

/// <summary>Computes the input of the first block, a sum: the vectors of the newest items, each scaled by a learned vector, a vector for the time gap and, at the first position of a history, vectors for the user's columns.</summary>
internal sealed unsafe class InputEmbedding
{
    private readonly NetworkShape _shape;
    private readonly ItemVectors _items;
    private readonly FieldVectors? _users;

    /// <param name="arena">Allocates the matrices.</param>
    /// <param name="shape">The sizes of the network.</param>
    /// <param name="items">Vectors of the items.</param>
    /// <param name="users">Vectors of the users' columns; null for a network that does not read them.</param>
    /// <param name="threads">How many threads compute gradients.</param>
    public InputEmbedding(Arena arena, NetworkShape shape, ItemVectors items, FieldVectors? users, int threads)
    {
        (_shape, _items, _users) = (shape, items, users);
        Mix = new(arena, "mix", shape.Recent, shape.Width, threads) { Decays = true };
        Gaps = new(arena, "gaps", TimeGap.SignalCount, shape.Width, threads) { Decays = true, IsFixed = !shape.HasTimeGaps };
        Mix.Values.Span(0)[..shape.Width].Fill((float)(0.3 * Math.Sqrt(shape.Width)));
    }

    /// <summary>(K, D) the vectors that scale the newest item, the item before it, and so on.</summary>
    public Parameter Mix { get; }

    /// <summary>(S, D) the vectors that the classes of time gaps add.</summary>
    public Parameter Gaps { get; }

    public IEnumerable<Parameter> Parameters => _users is null ? [Mix, Gaps] : [Mix, Gaps, _users.Table];

    /// <param name="batch">The items, the time gaps, and the positions where histories begin.</param>
    /// <param name="x">(M, D) receives the input.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Forward(MicroBatch batch, Matrix x)
    {
        x.Resize(batch.Positions);
        for (var position = 0; position < batch.Positions; position++)
        {
            var to = x.Row(position);
            if (_shape.HasTimeGaps)
                Gaps.Values.Span(batch.Window.Signals[batch.FirstPosition + position]).CopyTo(x.Span(position));
            else
                x.Span(position).Clear();
            for (var k = 0; k < _shape.Recent; k++)
            {
                var item = Input(batch, k, position);
                var mix = Mix.Values.Row(k);
                for (var d = 0; d < x.Columns; d += Vector<float>.Count)
                    Vector.FusedMultiplyAdd(Vector.Load(item + d), Vector.Load(mix + d), Vector.Load(to + d)).Store(to + d);
            }
        }

        if (_users is null)
            return;

        foreach (var (position, user) in Beginners(batch))
            _users.AddTo(x.Row(position), user);
    }

    /// <summary>Computes the gradients of mix, gaps and users. <see cref="Gather"/> computes the gradient of the items, after all micro-batches.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Backward(MicroBatch batch, Matrix gradX)
    {
        if (_shape.HasTimeGaps)
            Lookup.Backward(gradX, Gaps, batch.Window.Signals.AsSpan(batch.FirstPosition), batch.Thread);
        for (var position = 0; position < batch.Positions; position++)
        {
            var from = gradX.Row(position);
            for (var k = 0; k < _shape.Recent; k++)
            {
                var item = Input(batch, k, position);
                var gradMix = Mix.Gradients[batch.Thread].Row(k);
                for (var d = 0; d < gradX.Columns; d += Vector<float>.Count)
                    Vector.FusedMultiplyAdd(Vector.Load(item + d), Vector.Load(from + d), Vector.Load(gradMix + d)).Store(gradMix + d);
            }
        }

        if (_users is null)
            return;

        foreach (var (position, user) in Beginners(batch))
            _users.Backward(batch.Thread, gradX.Row(position), user);
    }

    /// <summary>Adds the gradient of the input to the items that it was computed from. Each worker adds to a range of items of its own, so no two write to the same row.</summary>
    /// <param name="window">The items.</param>
    /// <param name="gradX">(B x T, D) gradient of the input at every position.</param>
    /// <param name="workers">The threads.</param>
    /// <param name="worker">The worker whose range of items is done.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Gather(Window window, Matrix gradX, WorkerGroup workers, int worker)
    {
        // The vector for the beginning of a history has the index after all items.
        var count = _shape.PaddedItems + 1;
        var (first, end) = (workers.First(count, worker), workers.First(count, worker + 1));
        for (var k = 0; k < _shape.Recent; k++)
        {
            var inputs = window.Inputs.AsSpan(k * window.Positions, window.Positions);
            var mix = Mix.Values.Row(k);
            for (var position = 0; position < inputs.Length; position++)
            {
                var item = inputs[position];
                if (item < first || item >= end || item == _shape.Items)
                    continue;

                var to = item == _shape.PaddedItems ? _items.Beginning.Gradients[0].Numbers : _items.Vectors.Gradients[0].Row(item);
                var from = gradX.Row(position);
                for (var d = 0; d < gradX.Columns; d += Vector<float>.Count)
                    Vector.FusedMultiplyAdd(Vector.Load(from + d), Vector.Load(mix + d), Vector.Load(to + d)).Store(to + d);
            }
        }
    }

    private float* Input(MicroBatch batch, int k, int position)
    {
        var item = batch.Window.Inputs[(k * batch.Window.Positions) + batch.FirstPosition + position];
        return item == _shape.PaddedItems ? _items.Beginning.Values.Numbers : _items.Vectors.Values.Row(item);
    }

    private static IEnumerable<(int Position, int User)> Beginners(MicroBatch batch)
    {
        foreach (var (position, user) in batch.Window.Beginners)
        {
            if (position >= batch.FirstPosition && position < batch.FirstPosition + batch.Positions)
                yield return (position - batch.FirstPosition, user);
        }
    }
}
