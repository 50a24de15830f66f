using System.Numerics;
using System.Runtime.CompilerServices;

namespace Usher.Training.Recurrent.Numbers;

/// <summary>The optimiser: Adam with decoupled weight decay, in one pass over memory. It sums the threads' gradients and clears them.</summary>
/// <remarks>Loshchilov and Hutter, "Decoupled Weight Decay Regularization", ICLR 2019.</remarks>
/// <param name="parameters">The parameters.</param>
/// <param name="weightDecay">The weight decay of parameters that have it.</param>
internal sealed class Adam(IReadOnlyList<Parameter> parameters, double weightDecay)
{
    private const float Beta1 = 0.9f;
    private const float Beta2 = 0.98f;
    private const float Epsilon = 1e-8f;

    private int _steps;

    /// <summary>Updates all parameters by their gradients.</summary>
    public void Step(WorkerGroup workers, double learningRate)
    {
        _steps++;
        workers.Run(worker =>
        {
            foreach (var parameter in parameters)
            {
                var vectors = parameter.Values.Length / Matrix.Lanes;
                var (from, to) = (workers.First(vectors, worker) * Matrix.Lanes, workers.First(vectors, worker + 1) * Matrix.Lanes);
                Move(parameter, from, to - from, learningRate);
            }
        });
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private unsafe void Move(Parameter parameter, int first, int count, double learningRate)
    {
        var keep = new Vector<float>(parameter is { Decays: true, IsFixed: false } ? (float)(1 - (learningRate * weightDecay)) : 1);
        var step = new Vector<float>(parameter.IsFixed ? 0 : (float)(-learningRate / (1 - Math.Pow(Beta1, _steps))));
        var perRoot = new Vector<float>((float)(1 / Math.Sqrt(1 - Math.Pow(Beta2, _steps))));
        var x = parameter.Values.Numbers + first;
        var mean = parameter.Mean.Numbers + first;
        var square = parameter.Square.Numbers + first;
        var gradients = stackalloc float*[parameter.Gradients.Length];
        for (var thread = 0; thread < parameter.Gradients.Length; thread++)
            gradients[thread] = parameter.Gradients[thread].Numbers + first;

        for (var i = 0; i < count; i += Vector<float>.Count)
        {
            var g = Vector<float>.Zero;
            for (var thread = 0; thread < parameter.Gradients.Length; thread++)
            {
                g += Vector.Load(gradients[thread] + i);
                Vector<float>.Zero.Store(gradients[thread] + i);
            }

            var m = Vector.FusedMultiplyAdd(Vector.Load(mean + i) - g, new(Beta1), g);
            var v = Vector.FusedMultiplyAdd(Vector.Load(square + i) - (g * g), new(Beta2), g * g);
            m.Store(mean + i);
            v.Store(square + i);
            var move = m / Vector.FusedMultiplyAdd(Vector.SquareRoot(v), perRoot, new(Epsilon));
            Vector.FusedMultiplyAdd(move, step, Vector.Load(x + i) * keep).Store(x + i);
        }
    }
}
