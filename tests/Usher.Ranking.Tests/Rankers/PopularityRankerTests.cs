using Usher.Contracts;
using Usher.Ranking.Histories;
using Usher.Ranking.Rankers;

namespace Usher.Ranking.Tests.Rankers;

public sealed class PopularityRankerTests : RankerContract
{
    protected override bool IsProbability => false;

    protected override bool IsPersonalized => false;

    [Fact]
    public void A_score_is_the_share_of_users_however_often_each_of_them_came()
    {
        var ranker = Fit(Sets.Of("ana: a a a b", "bo: b"), seed: 1);
        Assert.Equal([0.5f, 1f], Fitted.Scores(ranker, [0]));
    }

    [Theory]
    [InlineData(new float[0])]
    [InlineData(new[] { 1.5f })]
    [InlineData(new[] { -0.1f })]
    [InlineData(new[] { float.NaN })]
    public void Shares_that_are_none_are_refused(float[] shares) => Assert.Throws<ArgumentException>(() => new PopularityRanker(shares));

    protected override IRanker Fit(TrainingSet events, int seed) => new PopularityRanker(Fitted.Shares(events));
}
