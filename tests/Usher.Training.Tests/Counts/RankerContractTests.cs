using Usher.Contracts;
using Usher.Ranking.Histories;
using Usher.Ranking.Rankers;

namespace Usher.Training.Tests.Counts;

public sealed class PopularityRankerContract : RankerContract
{
    protected override bool IsProbability => false;

    protected override bool IsPersonalized => false;

    protected override IRanker Fit(TrainingSet events, int seed) => Recipe.Train("aws-popularity-count", events);
}

public sealed class TrendingRankerContract : RankerContract
{
    protected override bool IsProbability => false;

    protected override bool IsPersonalized => false;

    protected override IRanker Fit(TrainingSet events, int seed) => Recipe.Train("aws-trending-now", events);
}

public sealed class SimilarItemsContract : RankerContract
{
    protected override IRanker Fit(TrainingSet events, int seed) => Recipe.Train("aws-similar-items", events);
}

public sealed class SimsRankerContract : RankerContract
{
    // By default a tenth of the items, the most popular, are left out; in these worlds all are alike.
    protected override IRanker Fit(TrainingSet events, int seed) => Recipe.Train("aws-sims", events, ("max_item_interaction_count_percentile", "1"));
}

public sealed class TogetherContract : RankerContract
{
    protected override IRanker Fit(TrainingSet events, int seed) => Recipe.Train("aws-ecomm-frequently-bought-together", events, ("gap_minutes", "1000000"));
}

public sealed class TransitionsRankerContract : RankerContract
{
    protected override bool LearnsOrder => true;

    protected override IRanker Fit(TrainingSet events, int seed) => Recipe.Train("usher-transitions", events);
}

public sealed class EaseRankerContract : RankerContract
{
    protected override IRanker Fit(TrainingSet events, int seed) => Recipe.Train("usher-ease", events);
}

public sealed class CountsRankerContract : RankerContract
{
    protected override bool LearnsOrder => true;

    protected override IRanker Fit(TrainingSet events, int seed) => Recipe.Train("usher-counts", events);
}
