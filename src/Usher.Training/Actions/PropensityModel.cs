using System.Numerics.Tensors;
using Usher.Training.Recipes;

namespace Usher.Training.Actions;

/// <summary>A logistic model with weights that all actions share and, on top of them, weights of each action, which are held near 0: an action with few examples is judged as the others are.</summary>
/// <remarks>log odds of action a = b + b[a] + (w + v[a]) · x, where x are the features with mean 0 and deviation 1 over the training examples.</remarks>
internal sealed class PropensityModel
{
    private const double SharedPenalty = 1;
    private const double BiasPenalty = 0.1;

    private readonly double[] _parameters;
    private readonly double[] _means;
    private readonly double[] _scales;
    private readonly int _actions;

    private PropensityModel(double[] parameters, double[] means, double[] scales, int actions) =>
        (_parameters, _means, _scales, _actions) = (parameters, means, scales, actions);

    private int Width => _means.Length + 1;

    /// <summary>Fits a model.</summary>
    /// <param name="examples">The examples; their features are left as they are.</param>
    /// <param name="penalty">How strongly the weights of an action are held near 0: the inverse of their variance.</param>
    /// <param name="run">Threads and cancellation.</param>
    /// <param name="start">A model of the same examples to begin with; null to begin at 0.</param>
    public static PropensityModel Fit(ActionExamples examples, double penalty, TrainingRun run, PropensityModel? start = null)
    {
        var (means, scales) = start is null ? Standardize(examples) : (start._means, start._scales);
        var parameters = start is null ? new double[(examples.ActionCount + 1) * (examples.FeatureCount + 1)] : (double[])start._parameters.Clone();
        var model = new PropensityModel(parameters, means, scales, examples.ActionCount);
        // One row of gradients for each action, added up in their order, so that the result does not depend on the threads.
        var losses = new double[examples.ActionCount];
        Lbfgs.Minimize((point, gradient) => model.Loss(examples, point, gradient, losses, penalty, run), parameters);
        return model;
    }

    /// <summary>(A, D) weights and (A) biases for features as they are.</summary>
    public (double[] Weights, double[] Biases) Unfold()
    {
        var features = _means.Length;
        var (weights, biases) = (new double[_actions * features], new double[_actions]);
        for (var action = 0; action < _actions; action++)
        {
            var its = weights.AsSpan(action * features, features);
            biases[action] = _parameters[features] + _parameters[((action + 1) * Width) + features];
            for (var i = 0; i < features; i++)
            {
                its[i] = (_parameters[i] + _parameters[((action + 1) * Width) + i]) * _scales[i];
                biases[action] -= its[i] * _means[i];
            }
        }

        return (weights, biases);
    }

    /// <summary>The log odds of examples.</summary>
    public double[] LogOdds(ActionExamples examples)
    {
        var (weights, biases) = Unfold();
        var odds = new double[examples.Count];
        for (var action = 0; action < _actions; action++)
        {
            var its = weights.AsSpan(action * _means.Length, _means.Length);
            for (var example = examples.Offsets[action]; example < examples.Offsets[action + 1]; example++)
                odds[example] = biases[action] + Dot(its, examples.FeaturesOf(example));
        }

        return odds;
    }

    /// <summary>The mean loss of log odds, in nats.</summary>
    public static double MeanLoss(ActionExamples examples, double[] odds) => odds.Select((one, example) => LossOf(one, examples.IsTaken[example])).DefaultIfEmpty(0).Average();

    /// <summary>The loss of one example, in nats: ln(1 + e^-m) of the log odds m of what happened.</summary>
    public static double LossOf(double odds, bool isTaken)
    {
        var margin = isTaken ? odds : -odds;
        return margin > 0 ? Math.Log(1 + Math.Exp(-margin)) : Math.Log(1 + Math.Exp(margin)) - margin;
    }

    private double Loss(ActionExamples examples, double[] point, double[] gradient, double[] losses, double penalty, TrainingRun run)
    {
        run.Stop.ThrowIfCancellationRequested();
        var features = _means.Length;
        Array.Clear(gradient);
        Parallel.For(0, _actions, run.Parallel, action => losses[action] = LossOf(examples, action, point, gradient.AsSpan((action + 1) * Width, Width)));
        var loss = losses.Sum();
        for (var action = 1; action <= _actions; action++)
        {
            var its = gradient.AsSpan(action * Width, Width);
            TensorPrimitives.Add(gradient.AsSpan(0, Width), its, gradient.AsSpan(0, Width));
            loss += Penalize(point.AsSpan(action * Width, features), its, penalty);
            loss += Penalize(point.AsSpan((action * Width) + features, 1), its[features..], BiasPenalty);
        }

        return loss + Penalize(point.AsSpan(0, features), gradient, SharedPenalty);
    }

    private double LossOf(ActionExamples examples, int action, double[] point, Span<double> gradient)
    {
        var (begin, end) = (examples.Offsets[action], examples.Offsets[action + 1]);
        if (begin == end)
            return 0;

        // The weights of the standardized features, folded so that the features can be used as they are.
        var features = _means.Length;
        var weights = new double[features];
        var bias = point[features] + point[((action + 1) * Width) + features];
        for (var i = 0; i < features; i++)
        {
            weights[i] = (point[i] + point[((action + 1) * Width) + i]) * _scales[i];
            bias -= weights[i] * _means[i];
        }

        var (loss, residuals) = (0.0, 0.0);
        var sums = new double[features];
        for (var example = begin; example < end; example++)
        {
            var its = examples.FeaturesOf(example);
            var odds = bias + Dot(weights, its);
            loss += LossOf(odds, examples.IsTaken[example]);
            var residual = (1 / (1 + Math.Exp(-odds))) - (examples.IsTaken[example] ? 1 : 0);
            residuals += residual;
            for (var i = 0; i < sums.Length; i++)
                sums[i] += residual * its[i];
        }

        for (var i = 0; i < features; i++)
            gradient[i] = (sums[i] - (residuals * _means[i])) * _scales[i];
        gradient[features] = residuals;
        return loss;
    }

    private static double Penalize(ReadOnlySpan<double> parameters, Span<double> gradient, double penalty)
    {
        var sum = 0.0;
        for (var i = 0; i < parameters.Length; i++)
        {
            sum += parameters[i] * parameters[i];
            gradient[i] += penalty * parameters[i];
        }

        return penalty * sum / 2;
    }

    private static double Dot(ReadOnlySpan<double> weights, ReadOnlySpan<float> features)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
            sum += weights[i] * features[i];
        return sum;
    }

    // A feature that never changes has the scale 0, and so no weight.
    private static (double[] Means, double[] Scales) Standardize(ActionExamples examples)
    {
        var (sums, squares) = (new double[examples.FeatureCount], new double[examples.FeatureCount]);
        for (var example = 0; example < examples.Count; example++)
        {
            var its = examples.FeaturesOf(example);
            for (var i = 0; i < its.Length; i++)
            {
                sums[i] += its[i];
                squares[i] += (double)its[i] * its[i];
            }
        }

        var count = Math.Max(1, examples.Count);
        double[] means = [.. sums.Select(sum => sum / count)];
        double[] scales = [.. means.Select((mean, i) => Math.Sqrt(Math.Max(0, (squares[i] / count) - (mean * mean))) is > 1e-6 and var deviation ? 1 / deviation : 0)];
        return (means, scales);
    }
}
