namespace Usher.Training.Actions;

/// <summary>Minimizes a smooth convex function: the limited-memory BFGS method (Nocedal and Wright, Numerical Optimization, algorithm 7.5) with backtracking.</summary>
internal static class Lbfgs
{
    private const int Memory = 8;
    private const double SufficientDecrease = 1e-4;

    /// <summary>Minimizes a function.</summary>
    /// <param name="function">Writes the gradient at a point and returns the value.</param>
    /// <param name="point">The start; the minimum afterwards.</param>
    /// <param name="tolerance">The work ends where a step lowers the value by less than this share of it.</param>
    /// <param name="maxSteps">The most steps.</param>
    public static void Minimize(Func<double[], double[], double> function, double[] point, double tolerance = 1e-7, int maxSteps = 200)
    {
        var gradient = new double[point.Length];
        var value = function(point, gradient);
        var (steps, changes) = (new List<double[]>(), new List<double[]>());
        for (var step = 0; step < maxSteps; step++)
        {
            var direction = Direction(gradient, steps, changes);
            var slope = Dot(direction, gradient);
            if (!(slope < 0))
                return;

            var length = steps.Count == 0 ? Math.Min(1, 1 / Math.Sqrt(Dot(gradient, gradient))) : 1;
            var (next, nextGradient) = (new double[point.Length], new double[point.Length]);
            double nextValue;
            while (true)
            {
                for (var i = 0; i < point.Length; i++)
                    next[i] = point[i] + (length * direction[i]);
                nextValue = function(next, nextGradient);
                if (nextValue <= value + (SufficientDecrease * length * slope))
                    break;

                length /= 2;
                if (length < 1e-10)
                    return;
            }

            Remember(steps, changes, point, next, gradient, nextGradient);
            var gain = value - nextValue;
            next.CopyTo(point, 0);
            (gradient, value) = (nextGradient, nextValue);
            if (gain <= tolerance * Math.Max(1, Math.Abs(value)))
                return;
        }
    }

    private static void Remember(List<double[]> steps, List<double[]> changes, double[] point, double[] next, double[] gradient, double[] nextGradient)
    {
        var (step, change) = (new double[point.Length], new double[point.Length]);
        for (var i = 0; i < point.Length; i++)
            (step[i], change[i]) = (next[i] - point[i], nextGradient[i] - gradient[i]);
        if (Dot(step, change) <= 1e-12)
            return;

        steps.Add(step);
        changes.Add(change);
        if (steps.Count > Memory)
        {
            steps.RemoveAt(0);
            changes.RemoveAt(0);
        }
    }

    private static double[] Direction(double[] gradient, List<double[]> steps, List<double[]> changes)
    {
        var direction = (double[])gradient.Clone();
        var shares = new double[steps.Count];
        for (var i = steps.Count - 1; i >= 0; i--)
        {
            shares[i] = Dot(steps[i], direction) / Dot(steps[i], changes[i]);
            Add(direction, changes[i], -shares[i]);
        }

        var scale = steps.Count == 0 ? 1 : Dot(steps[^1], changes[^1]) / Dot(changes[^1], changes[^1]);
        for (var i = 0; i < direction.Length; i++)
            direction[i] *= scale;
        for (var i = 0; i < steps.Count; i++)
            Add(direction, steps[i], shares[i] - (Dot(changes[i], direction) / Dot(steps[i], changes[i])));
        for (var i = 0; i < direction.Length; i++)
            direction[i] = -direction[i];
        return direction;
    }

    private static double Dot(double[] one, double[] other) => System.Numerics.Tensors.TensorPrimitives.Dot<double>(one, other);

    private static void Add(double[] sum, double[] other, double factor) => System.Numerics.Tensors.TensorPrimitives.MultiplyAdd<double>(other, factor, sum, sum);
}
