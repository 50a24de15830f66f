using Usher.Ranking.Rankers;

namespace Usher.Ranking.Tests.Rankers;

/// <summary>Recurrent networks of random numbers: they know nothing, but every part of them takes part.</summary>
internal static class RandomNetwork
{
    public static RecurrentRanker Of(int items, int width = 24, int users = 5, bool hasFeedForward = true, int seed = 1)
    {
        var random = new Random(seed);
        const int Recurrent = 32, Hidden = 48, Recent = 3;
        return new(new RecurrentWeights
        {
            Items = Numbers(items * width),
            Bias = Numbers(items),
            Beginning = Numbers(width),
            Users = users > 0 ? Numbers(users * width) : default(ReadOnlyMemory<float>?),
            Mix = Numbers(Recent * width),
            Gaps = Numbers(TimeGap.SignalCount * width),
            Trends = Numbers(3 * width),
            Periods = new(new long[] { 100, 200 }),
            Norm = Norm(),
            Blocks = [Block(), Block()],
        });

        RecurrentBlockWeights Block() => new()
        {
            Norm = Norm(),
            Gates = Linear(3 * Recurrent, width),
            Control = Numbers(TimeGap.SignalCount * Recurrent),
            Out = Linear(width, Recurrent),
            FeedForward = hasFeedForward ? new(Norm(), Linear(2 * Hidden, width), Linear(width, Hidden)) : null,
        };

        Normalisation Norm() => new(Numbers(width), Numbers(width));

        LinearWeights Linear(int outputs, int inputs) => new(Numbers(outputs * inputs), Numbers(outputs));

        float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => (float)(random.NextDouble() - 0.5))];
    }
}
