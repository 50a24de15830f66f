using CsCheck;
using Usher.Ranking.Rankers;

namespace Usher.Ranking.Tests.Rankers;

public sealed class TopKTests
{
    // Few different scores, so that ties are everywhere; and those that no list takes.
    private static readonly Gen<float> Score = Gen.OneOf(
        Gen.Int[-5, 5].Select(n => (float)n), Gen.Single[-1, 1], Gen.OneOfConst(float.NegativeInfinity, float.PositiveInfinity, float.NaN, 0f, -0f, float.MaxValue));

    [Fact]
    public void The_list_is_what_sorting_would_give() =>
        Gen.Select(Score.Array[0, 300], Gen.Int[0, 40], Gen.Int[0, 299].Array[0, 20]).Sample((scores, k, excluded) =>
        {
            var top = new ScoredItem[k];
            var count = TopK.Select(scores, top, Candidates.AllBut(excluded));
            Assert.Equal(Sorted(scores, k, excluded), top[..count]);
        });

    [Fact]
    public void A_set_leaves_out_what_a_span_leaves_out() =>
        Gen.Select(Score.Array[1, 200], Gen.Int[0, 300].Array[0, 50]).Sample((scores, excluded) =>
        {
            var set = new ItemSet(301);
            set.Add(excluded);
            var (fromSpan, fromSet) = (new ScoredItem[10], new ScoredItem[10]);
            Assert.Equal(TopK.Select(scores, fromSpan, Candidates.AllBut(excluded)), TopK.Select(scores, fromSet, Candidates.AllBut(set)));
            Assert.Equal(fromSpan, fromSet);
        });

    [Fact]
    public void Of_equal_scores_the_lower_index_comes_first()
    {
        var top = new ScoredItem[3];
        TopK.Select(Enumerable.Repeat(1f, 100).ToArray(), top, Candidates.AllBut([0, 2]));
        Assert.Equal([1, 3, 4], top.Select(t => t.Item));
    }

    [Fact]
    public void A_list_is_shorter_when_fewer_items_may_be_in_it()
    {
        var top = new ScoredItem[5];
        Assert.Equal(1, TopK.Select([1, float.NaN, 3, float.NegativeInfinity], top, Candidates.AllBut([2])));
        Assert.Equal(0, TopK.Select([], top));
        Assert.Equal(0, TopK.Select([1, 2], []));
    }

    [Fact]
    public void An_item_set_knows_its_items_and_refuses_others()
    {
        var set = new ItemSet(65);
        set.Add([64, 0, 64]);
        Assert.Equal([true, false, true, false], ((int[])[0, 1, 64, 65]).Select(set.Contains));
        Assert.Throws<ArgumentOutOfRangeException>(() => set.Add(65));
        Assert.Throws<ArgumentOutOfRangeException>(() => set.Add(-1));
        Assert.Equal(2, set.Count);
        set.Clear();
        Assert.False(set.Contains(0));
        Assert.Equal(0, set.Count);
    }

    internal static ScoredItem[] Sorted(float[] scores, int k, IReadOnlyCollection<int> excluded) =>
    [
        .. scores.Select((score, item) => new ScoredItem(item, score))
            .Where(s => !float.IsNaN(s.Score) && !float.IsNegativeInfinity(s.Score) && !excluded.Contains(s.Item))
            .OrderByDescending(s => s.Score)
            .ThenBy(s => s.Item)
            .Take(k),
    ];
}
