using System.Numerics;
using System.Runtime.CompilerServices;
using Usher.Ranking.Rankers;
using Usher.Training.Recurrent.Numbers;

namespace Usher.Training.Recurrent.Layers;

/// <summary>What enters the first block: the newest items, each scaled by a vector of its own, the time gap, and a beginner's columns.</summary>
internal sealed unsafe class Entering
{
    private readonly NetworkShape _shape;
    private readonly ItemVectors _items;
    private readonly FieldVectors? _users;

    /// <param name="arena">Memory.</param>
    /// <param name="shape">Sizes.</param>
    /// <param name="items">Vectors of the items.</param>
    /// <param name="users">Vectors of the users' columns; null where they are not read.</param>
    /// <param name="threads">How many threads find gradients.</param>
    public Entering(Arena arena, NetworkShape shape, ItemVectors items, FieldVectors? users, int threads)
    {
        (_shape, _items, _users) = (shape, items, users);
        Mix = new(arena, "mix", shape.Recent, shape.Width, threads) { Decays = true };
        Gaps = new(arena, "gaps", TimeGap.SignalCount, shape.Width, threads) { Decays = true, IsFixed = !shape.HasTimeGaps };
        Mix.Values.Span(0)[..shape.Width].Fill((float)(0.3 * Math.Sqrt(shape.Width)));
    }

    /// <summary>(K, D) how much the newest item, the one before it and so on count.</summary>
    public Learned Mix { get; }

    /// <summary>(S, D) what a time gap adds.</summary>
    public Learned Gaps { get; }

    public IEnumerable<Learned> Parameters => _users is null ? [Mix, Gaps] : [Mix, Gaps, _users.Table];

    /// <param name="piece">Items, gaps and beginners.</param>
    /// <param name="x">(M, D) receives what enters.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Forward(Piece piece, Matrix x)
    {
        x.Resize(piece.Places);
        for (var place = 0; place < piece.Places; place++)
        {
            var to = x.Row(place);
            if (_shape.HasTimeGaps)
                Gaps.Values.Span(piece.Window.Signals[piece.FirstPlace + place]).CopyTo(x.Span(place));
            else
                x.Span(place).Clear();
            for (var k = 0; k < _shape.Recent; k++)
            {
                var item = Input(piece, k, place);
                var mix = Mix.Values.Row(k);
                for (var d = 0; d < x.Columns; d += Vector<float>.Count)
                    Vector.FusedMultiplyAdd(Vector.Load(item + d), Vector.Load(mix + d), Vector.Load(to + d)).Store(to + d);
            }
        }

        if (_users is null)
            return;

        foreach (var (place, user) in Beginners(piece))
            _users.AddTo(x.Row(place), user);
    }

    /// <summary>Finds the gradients of mix, gaps and users. That of the items comes later: <see cref="Gather"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Backward(Piece piece, Matrix toX)
    {
        if (_shape.HasTimeGaps)
            Lookup.Backward(toX, Gaps, piece.Window.Signals.AsSpan(piece.FirstPlace), piece.Thread);
        for (var place = 0; place < piece.Places; place++)
        {
            var from = toX.Row(place);
            for (var k = 0; k < _shape.Recent; k++)
            {
                var item = Input(piece, k, place);
                var toMix = Mix.Gradients[piece.Thread].Row(k);
                for (var d = 0; d < toX.Columns; d += Vector<float>.Count)
                    Vector.FusedMultiplyAdd(Vector.Load(item + d), Vector.Load(from + d), Vector.Load(toMix + d)).Store(toMix + d);
            }
        }

        if (_users is null)
            return;

        foreach (var (place, user) in Beginners(piece))
            _users.Backward(piece.Thread, toX.Row(place), user);
    }

    /// <summary>Adds up the gradient of the items that entered. Each member of a team looks after some of the items, in the order of places: no two write to one row.</summary>
    /// <param name="window">The items.</param>
    /// <param name="toX">(B x T, D) gradient of what entered at every place.</param>
    /// <param name="team">Who adds up.</param>
    /// <param name="member">Whose part to do.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Gather(Window window, Matrix toX, Team team, int member)
    {
        // Behind all items stands the beginning.
        var count = _shape.PaddedItems + 1;
        var (first, end) = (team.First(count, member), team.First(count, member + 1));
        for (var k = 0; k < _shape.Recent; k++)
        {
            var inputs = window.Inputs.AsSpan(k * window.Places, window.Places);
            var mix = Mix.Values.Row(k);
            for (var place = 0; place < inputs.Length; place++)
            {
                var item = inputs[place];
                if (item < first || item >= end || item == _shape.Items)
                    continue;

                var to = item == _shape.PaddedItems ? _items.Beginning.Gradients[0].Numbers : _items.Vectors.Gradients[0].Row(item);
                var from = toX.Row(place);
                for (var d = 0; d < toX.Columns; d += Vector<float>.Count)
                    Vector.FusedMultiplyAdd(Vector.Load(from + d), Vector.Load(mix + d), Vector.Load(to + d)).Store(to + d);
            }
        }
    }

    private float* Input(Piece piece, int k, int place)
    {
        var item = piece.Window.Inputs[(k * piece.Window.Places) + piece.FirstPlace + place];
        return item == _shape.PaddedItems ? _items.Beginning.Values.Numbers : _items.Vectors.Values.Row(item);
    }

    private static IEnumerable<(int Place, int User)> Beginners(Piece piece)
    {
        foreach (var (place, user) in piece.Window.Beginners)
        {
            if (place >= piece.FirstPlace && place < piece.FirstPlace + piece.Places)
                yield return (place - piece.FirstPlace, user);
        }
    }
}
