using Usher.Contracts;
using Usher.Ranking.Histories;
using Usher.Training.Recurrent;

namespace Usher.Training.Tests.Recurrent;

/// <summary>Histories of 1 to 80 events, longer than any window of 32; gaps of nothing to years; now and then the same item again; columns.</summary>
internal static class RandomHistories
{
    /// <summary>The last <paramref name="unseen"/> of the items occur in no history.</summary>
    public static TrainingSet Of(int users, int items, Random random, int unseen = 0)
    {
        var set = Sets.Of([.. Enumerable.Range(0, users).Select(user =>
        {
            var time = (long)random.Next(100_000);
            var length = user == 0 ? 1 : user == 1 ? 80 : random.Next(2, 40);
            return ($"user-{user}", (IReadOnlyList<(string, long)>)
                [.. Enumerable.Range(0, length).Select(_ => ($"item-{random.Next(items - unseen)}", time += random.Next(3) == 0 ? 0 : 1L << random.Next(26)))]);
        })], Enumerable.Range(0, items).Select(item => $"item-{item}"));
        return Columns.With(set, [Columns.Random(random, items), Columns.Random(random, items)], [Columns.Random(random, users)]);
    }

    /// <summary>Puts numbers in position of all that is learned, so that each shows. The padding behind the items stays.</summary>
    public static void Randomise(RecurrentNetwork network, int items)
    {
        foreach (var learned in network.Parameters.Where(learned => !learned.IsFixed))
        {
            var random = new Random(learned.Name.Length);
            if (learned.Name == "bias")
                PlainTorch.Normal(random, items, 0.6).CopyTo(learned.Values.Span(0));
            else
                learned.FillNormal(random, learned.Name == "items" || learned.Name.Contains("weights", StringComparison.Ordinal) ? 0.25 : 0.6);
            for (var row = items; row < learned.Rows && learned.Name == "items"; row++)
                learned.Values.Span(row).Clear();
        }
    }
}
