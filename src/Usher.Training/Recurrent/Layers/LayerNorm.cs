using System.Numerics;
using System.Runtime.CompilerServices;
using Usher.Ranking.Rankers;
using Usher.Training.Recurrent.Numbers;

namespace Usher.Training.Recurrent.Layers;

/// <summary>Normalizes the values of each position to mean 0 and deviation 1, then scales and shifts each by a learned number.</summary>
/// <remarks>Ba, Kiros and Hinton, "Layer Normalization", 2016.</remarks>
internal sealed unsafe class LayerNorm
{
    private const float Epsilon = 1e-5f;

    private readonly int _width;
    private readonly Parameter _scale;
    private readonly Parameter _shift;

    public LayerNorm(Arena arena, string name, int width, int threads)
    {
        _width = width;
        _scale = new(arena, $"{name} scale", 1, width, threads);
        _shift = new(arena, $"{name} shift", 1, width, threads);
        _scale.Fill(1);
    }

    public IEnumerable<Parameter> Parameters => [_scale, _shift];

    /// <summary>y = scale (x - mean) / deviation + shift, position by position.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Forward(Matrix x, Buffers buffers)
    {
        buffers.Resize(x.Rows);
        var scale = _scale.Values.Numbers;
        var shift = _shift.Values.Numbers;
        var columns = x.Columns;
        var perWidth = 1f / _width;
        for (var position = 0; position < x.Rows; position++)
        {
            var from = x.Row(position);
            var normal = buffers.Normal.Row(position);
            var to = buffers.Result.Row(position);
            var sum = Vector<float>.Zero;
            for (var d = 0; d < columns; d += Vector<float>.Count)
                sum += Vector.Load(from + d);
            var mean = new Vector<float>(Vector.Sum(sum) * perWidth);

            var squares = Vector<float>.Zero;
            for (var d = 0; d < columns; d += Vector<float>.Count)
            {
                var difference = Vector.Load(from + d) - mean;
                squares = Vector.FusedMultiplyAdd(difference, difference, squares);
            }

            // The zeros of the padding have the mean as their difference too.
            var variance = (Vector.Sum(squares) - ((columns - _width) * mean[0] * mean[0])) * perWidth;
            var perDeviation = buffers.PerDeviation[position] = 1 / MathF.Sqrt(MathF.Max(0, variance) + Epsilon);
            for (var d = 0; d < columns; d += Vector<float>.Count)
            {
                var value = (Vector.Load(from + d) - mean) * perDeviation;
                value.Store(normal + d);
                Vector.FusedMultiplyAdd(value, Vector.Load(scale + d), Vector.Load(shift + d)).Store(to + d);
            }
        }
    }

    /// <summary>Computes the gradient of x from that of y.</summary>
    /// <param name="thread">The number of the thread, to whose part of the gradients is added.</param>
    /// <param name="gradY">Gradient of y.</param>
    /// <param name="buffers">The buffers of the forward pass.</param>
    /// <param name="gradX">Receives the gradient of x. With <paramref name="adds"/> it is added to the present numbers.</param>
    /// <param name="adds">Whether x is also used by a residual connection.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Backward(int thread, Matrix gradY, Buffers buffers, Matrix gradX, bool adds)
    {
        var scale = _scale.Values.Numbers;
        var gradScale = _scale.Gradients[thread].Numbers;
        var gradShift = _shift.Gradients[thread].Numbers;
        var columns = gradY.Columns;
        var perWidth = 1f / _width;
        for (var position = 0; position < gradY.Rows; position++)
        {
            var normal = buffers.Normal.Row(position);
            var from = gradY.Row(position);
            var to = gradX.Row(position);
            var (sum, along) = (Vector<float>.Zero, Vector<float>.Zero);
            for (var d = 0; d < columns; d += Vector<float>.Count)
            {
                var (value, gradient) = (Vector.Load(normal + d), Vector.Load(from + d));
                Vector.FusedMultiplyAdd(gradient, value, Vector.Load(gradScale + d)).Store(gradScale + d);
                (Vector.Load(gradShift + d) + gradient).Store(gradShift + d);
                gradient *= Vector.Load(scale + d);
                sum += gradient;
                along = Vector.FusedMultiplyAdd(gradient, value, along);
            }

            // The normalization removes a common offset and a common factor of all values, so the gradient has no part along them.
            var mean = new Vector<float>(Vector.Sum(sum) * perWidth);
            var slope = new Vector<float>(Vector.Sum(along) * perWidth);
            for (var d = 0; d < columns; d += Vector<float>.Count)
            {
                var gradient = (Vector.Load(from + d) * Vector.Load(scale + d)) - mean - (slope * Vector.Load(normal + d));
                var before = adds ? Vector.Load(to + d) : Vector<float>.Zero;
                Vector.FusedMultiplyAdd(gradient, new(buffers.PerDeviation[position]), before).Store(to + d);
            }

            gradX.Span(position)[_width..].Clear();
        }
    }

    /// <summary>The parameters, for inference.</summary>
    public Normalisation Export() => new(_scale.Export(), _shift.Export());

    /// <summary>The values of a micro-batch that a thread keeps from the forward pass for the backward pass.</summary>
    public sealed class Buffers(Arena arena, int positions, int width)
    {
        /// <summary>(M, D) x with mean 0 and deviation 1.</summary>
        public Matrix Normal { get; } = arena.Take(positions, Matrix.RoundUp(width));

        /// <summary>(M, D) y.</summary>
        public Matrix Result { get; } = arena.Take(positions, Matrix.RoundUp(width));

        /// <summary>(M) 1 / deviation of x.</summary>
        public float[] PerDeviation { get; } = new float[positions];

        public void Resize(int rows)
        {
            Normal.Resize(rows);
            Result.Resize(rows);
        }
    }
}
