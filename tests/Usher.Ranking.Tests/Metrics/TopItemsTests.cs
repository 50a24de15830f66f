using CsCheck;
using Usher.Ranking.Metrics;

namespace Usher.Ranking.Tests.Metrics;

public sealed class TopItemsTests
{
    [Fact]
    public void Are_those_that_sorting_all_scores_puts_first() =>
        Gen.Select(Gen.Int[0, 20].Array[0, 100], Gen.Int[1, 25]).Sample((numbers, k) =>
        {
            // Few distinct scores make many ties; 0 stands for an item that must not be listed.
            var scores = Array.ConvertAll(numbers, number => number == 0 ? float.NegativeInfinity : number - 10f);
            var ranked = Enumerable.Range(0, scores.Length).Where(item => numbers[item] != 0).OrderByDescending(item => scores[item]);

            Assert.Equal(ranked.Concat(Enumerable.Repeat(TopItems.None, k)).Take(k), Top(scores, k));
        });

    private static int[] Top(float[] scores, int k)
    {
        var items = new int[k];
        TopItems.Fill(scores, items, new float[k]);
        return items;
    }
}
