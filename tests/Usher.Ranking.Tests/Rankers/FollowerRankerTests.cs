using Usher.Contracts;
using Usher.Ranking.Histories;
using Usher.Ranking.Rankers;

namespace Usher.Ranking.Tests.Rankers;

public sealed class FollowerRankerTests : RankerContract
{
    protected override bool LearnsOrder => true;

    protected override IRanker Fit(TrainingSet events, int seed) => FollowerRanker.Fit(events, FollowerRanker.Fault.None, noise: 0);

    protected override IRanker Load(RankerReader reader) => FollowerRanker.Load(reader, FollowerRanker.Fault.None);
}
