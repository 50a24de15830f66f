using System.Diagnostics;
using static TorchSharp.torch;

namespace Usher.TrainingBenchmarks.Speed;

/// <summary>What this machine does at most: float32 products of large square matrices.</summary>
internal static class ProductRate
{
    private const int Side = 2048;
    private const double Flops = 2.0 * Side * Side * Side;

    /// <summary>The best of several products, in flop per second.</summary>
    public static double Measure(int products = 10)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var a = rand(Side, Side);
        var b = rand(Side, Side);
        var shortest = TimeSpan.MaxValue;
        for (var product = 0; product < products; product++)
        {
            var start = Stopwatch.GetTimestamp();
            using var c = a.matmul(b);
            var time = Stopwatch.GetElapsedTime(start);
            if (time < shortest)
                shortest = time;
        }

        return Flops / shortest.TotalSeconds;
    }
}
