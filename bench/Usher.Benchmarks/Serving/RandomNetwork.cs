using Usher.Ranking.Rankers;

namespace Usher.Benchmarks.Serving;

/// <summary>A recurrent network of aws-hrnn's default shape with random numbers: as quick as a trained one.</summary>
internal static class RandomNetwork
{
    private const int Recent = 3;
    private const int Blocks = 2;

    public static RecurrentRanker Of(int items, int width, int seed)
    {
        var random = new Random(seed);
        return new(new RecurrentWeights
        {
            Items = Numbers(items * width),
            Bias = Numbers(items),
            Beginning = Numbers(width),
            Mix = Numbers(Recent * width),
            Gaps = Numbers(TimeGap.SignalCount * width),
            Trends = Numbers(width),
            Periods = default,
            Norm = Norm(),
            Blocks = [.. Enumerable.Range(0, Blocks).Select(_ => Block())],
        });

        RecurrentBlockWeights Block() => new()
        {
            Norm = Norm(),
            Gates = Linear(3 * width, width),
            Control = Numbers(TimeGap.SignalCount * width),
            Out = Linear(width, width),
            FeedForward = new(Norm(), Linear(4 * width, width), Linear(width, 2 * width)),
        };

        Normalisation Norm() => new(Numbers(width), Numbers(width));

        LinearWeights Linear(int outputs, int inputs) => new(Numbers(outputs * inputs), Numbers(outputs));

        float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => (float)(random.NextDouble() - 0.5))];
    }
}
