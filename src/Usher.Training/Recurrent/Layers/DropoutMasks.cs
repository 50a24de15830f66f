using System.Numerics;
using System.Runtime.CompilerServices;
using Usher.Training.Recurrent.Numbers;

namespace Usher.Training.Recurrent.Layers;

/// <summary>Dropout that draws its random numbers once, and then uses slices of them from random positions.</summary>
/// <remarks>Drawing a number for each value would take longer on a processor than computing the layer.</remarks>
internal sealed unsafe class DropoutMasks
{
    private const int Vectors = 1 << 18;

    private readonly Random _random;
    private readonly Matrix? _pool;
    private readonly Matrix _ones;
    private readonly int[] _firsts;

    /// <param name="arena">Allocates the matrices.</param>
    /// <param name="rate">The share of values that become 0. The others are scaled up so that the mean stays.</param>
    /// <param name="layers">The number of layers with dropout.</param>
    /// <param name="length">The most values of one of these layers in a step.</param>
    /// <param name="random">The random numbers of the training.</param>
    public DropoutMasks(Arena arena, double rate, int layers, int length, Random random)
    {
        _random = random;
        _firsts = new int[layers];
        _ones = arena.Take(Matrix.RoundUp(length) / Matrix.Lanes, Matrix.Lanes);
        new Span<float>(_ones.Numbers, _ones.Length).Fill(1);
        if (rate <= 0)
            return;

        _pool = arena.Take(Vectors + _ones.Rows, Matrix.Lanes);
        foreach (ref var factor in new Span<float>(_pool.Numbers, _pool.Length))
            factor = random.NextDouble() < rate ? 0 : (float)(1 / (1 - rate));
    }

    /// <summary>Whether dropout is applied. It is off for inference.</summary>
    public bool IsOn { get; set; } = true;

    /// <summary>Chooses the masks of this step.</summary>
    public void Draw()
    {
        foreach (ref var first in _firsts.AsSpan())
            first = _random.Next(Vectors);
    }

    /// <summary>The factors of one layer's values from a row on: 0, or the factor that compensates for the zeros.</summary>
    public float* At(int layer, int row, int columns) => (IsOn && _pool is not null ? _pool.Row(_firsts[layer]) : _ones.Numbers) + ((long)row * columns);

    /// <summary>Multiplies values with their factors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Apply(Matrix values, int layer, int firstRow)
    {
        var x = values.Numbers;
        var mask = At(layer, firstRow, values.Columns);
        for (var i = 0; i < values.Length; i += Vector<float>.Count)
            (Vector.Load(x + i) * Vector.Load(mask + i)).Store(x + i);
    }
}
