using System.Numerics.Tensors;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Usher.Training.Recurrent;

/// <summary>The optimiser: Adam with weight decay apart from the gradient, a slice of numbers at a time while it lies in the cache.</summary>
/// <remarks>
/// Loshchilov and Hutter, "Decoupled Weight Decay Regularization", ICLR 2019. TorchSharp's own hands torch some hundred short-lived
/// numbers a step as objects that the garbage collector may free while torch still reads them: once in some thousand steps beside other
/// threads, training then ended with "Exception raised from toFloat".
/// </remarks>
/// <param name="parameters">What to learn. Matrices decay; vectors, such as biases and the scales of normalisations, do not.</param>
/// <param name="weightDecay">How strongly matrices are pulled to 0.</param>
internal sealed class Adam(IEnumerable<Parameter> parameters, double weightDecay)
{
    private const int SliceLength = 4096;
    private const float Beta1 = 0.9f;
    private const float Beta2 = 0.98f;
    private const float Epsilon = 1e-8f;

    private readonly Learned[] _learned = [.. parameters.Select(parameter => new Learned(parameter))];

    /// <summary>Moves every parameter that has a gradient.</summary>
    public void Step(double learningRate)
    {
        using var scope = NewDisposeScope();
        foreach (var learned in _learned)
        {
            if (learned.Parameter.grad is { } gradient)
                Move(learned, gradient.contiguous(), learningRate);
        }
    }

    private unsafe void Move(Learned learned, Tensor gradient, double learningRate)
    {
        learned.Steps++;
        var keep = learned.Parameter.dim() >= 2 ? (float)(1 - (learningRate * weightDecay)) : 1;
        var step = (float)(-learningRate / (1 - Math.Pow(Beta1, learned.Steps)));
        var perRoot = (float)(1 / Math.Sqrt(1 - Math.Pow(Beta2, learned.Steps)));
        var count = learned.Mean.Length;
        var pNumbers = learned.Parameter.Floats();
        var pGradient = gradient.Floats();
        Parallel.For(0, (count + SliceLength - 1) / SliceLength, slice =>
        {
            var first = slice * SliceLength;
            var length = Math.Min(SliceLength, count - first);
            var x = new Span<float>(pNumbers + first, length);
            var g = new ReadOnlySpan<float>(pGradient + first, length);
            var mean = learned.Mean.AsSpan(first, length);
            var square = learned.Square.AsSpan(first, length);
            Span<float> scratch = stackalloc float[length];

            TensorPrimitives.Multiply(mean, Beta1, mean);
            TensorPrimitives.MultiplyAdd(g, 1 - Beta1, mean, mean);
            TensorPrimitives.Multiply(g, g, scratch);
            TensorPrimitives.Multiply(square, Beta2, square);
            TensorPrimitives.MultiplyAdd(scratch, 1 - Beta2, square, square);

            TensorPrimitives.Sqrt(square, scratch);
            TensorPrimitives.Multiply(scratch, perRoot, scratch);
            TensorPrimitives.Add(scratch, Epsilon, scratch);
            TensorPrimitives.Divide(mean, scratch, scratch);
            TensorPrimitives.Multiply(x, keep, x);
            TensorPrimitives.MultiplyAdd(scratch, step, x, x);
        });
    }

    /// <summary>A parameter, and the running means of its gradient and of the gradient's square.</summary>
    private sealed class Learned(Parameter parameter)
    {
        public Parameter Parameter { get; } = parameter;

        public float[] Mean { get; } = new float[parameter.numel()];

        public float[] Square { get; } = new float[parameter.numel()];

        public int Steps { get; set; }
    }
}
