using Usher.Contracts;
using Usher.Ranking.Histories;
using Usher.Ranking.Rankers;

namespace Usher.Ranking.Tests.Rankers;

public sealed class PopularRankerTests : RankerContract
{
    protected override bool IsPersonalized => false;

    protected override IRanker Fit(TrainingSet events, int seed) => PopularRanker.Fit(events);

    protected override IRanker Load(RankerReader reader) => PopularRanker.Load(reader);
}
