using CsCheck;
using Usher.Ranking.Rankers;

namespace Usher.Ranking.Tests.Rankers;

public sealed class CandidatesTests
{
    [Fact]
    public void The_list_is_that_of_sorting_the_candidates() =>
        Gen.Int[0, 700].SelectMany(items => Gen.Select(RandomCandidates.Of(items), Gen.Int[-9, 9].Array[items], Gen.Int[0, 40])).Sample((candidates, numbers, k) =>
        {
            var scores = Array.ConvertAll(numbers, number => (float)number);
            var top = new ScoredItem[k];
            var count = TopK.Select(scores, top, candidates.Make());
            Assert.Equal(TopKTests.Sorted(scores, k, candidates.LeftOut), top[..count]);
        });

    [Fact]
    public void They_contain_what_is_not_left_out_and_never_estimate_fewer_than_there_are() =>
        Gen.Int[1, 300].SelectMany(RandomCandidates.Of).Sample(candidates =>
        {
            var made = candidates.Make();
            for (var item = 0; item < candidates.Items; item++)
                Assert.Equal(!candidates.LeftOut.Contains(item), made.Contains(item));
            Assert.InRange(made.EstimateCount(candidates.Items), candidates.Items - candidates.LeftOut.Count, candidates.Items);
        });

    [Fact]
    public void The_estimate_is_exact_for_one_set()
    {
        var set = new ItemSet(100);
        set.Add([1, 2, 3, 4, 5]);
        Assert.Equal(100, Candidates.All.EstimateCount(100));
        Assert.Equal(5, Candidates.Only(set).EstimateCount(100));
        Assert.Equal(95, Candidates.AllBut(set).EstimateCount(100));
        Assert.Equal(5, new Candidates { Included = set, ExcludedItems = [2] }.EstimateCount(100));
    }

    [Fact]
    public void A_set_made_for_fewer_items_than_the_model_has_includes_none_of_the_others()
    {
        var set = new ItemSet(3);
        set.Add(2);
        var top = new ScoredItem[4];
        Assert.Equal(1, TopK.Select([1, 2, 3, 4], top, Candidates.Only(set)));
        Assert.Equal(new(2, 3), top[0]);
        Assert.Equal(3, TopK.Select([1, 2, 3, 4], top, Candidates.AllBut(set)));
    }
}
