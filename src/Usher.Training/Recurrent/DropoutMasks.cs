using static TorchSharp.torch;

namespace Usher.Training.Recurrent;

/// <summary>Dropout that draws its random numbers once and then takes slices of them, from a random place each time.</summary>
/// <remarks>Drawing anew for every value takes torch longer on a processor than the layer that is dropped out.</remarks>
internal sealed class DropoutMasks : IDisposable
{
    private const int Length = 1 << 22;

    private readonly Random _random;
    private readonly Tensor? _pool;

    /// <param name="rate">Share of the values that become 0; the others grow so that the mean stays.</param>
    /// <param name="random">Seeded.</param>
    public DropoutMasks(double rate, Random random)
    {
        _random = random;
        if (rate <= 0)
            return;

        var pool = new float[Length];
        for (var i = 0; i < pool.Length; i++)
            pool[i] = random.NextDouble() < rate ? 0 : (float)(1 / (1 - rate));
        _pool = tensor(pool).DetachFromDisposeScope();
    }

    public Tensor Apply(Tensor x, bool training) =>
        _pool is null || !training ? x : x * _pool.narrow(0, _random.NextInt64(Length - x.numel()), x.numel()).view_as(x);

    public void Dispose() => _pool?.Dispose();
}
