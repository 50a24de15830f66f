using Usher.Contracts;
using Usher.Ranking.Histories;
using Usher.Ranking.Rankers;

namespace Usher.Training.Tests.Recurrent;

[Collection(nameof(OneTorchAtATime))]
public sealed class HrnnRankerContract : RankerContract
{
    protected override bool LearnsOrder => true;

    protected override IRanker Fit(TrainingSet events, int seed) => Quick.Train("aws-hrnn", events, seed);
}

[Collection(nameof(OneTorchAtATime))]
public sealed class HrnnMetadataRankerContract : RankerContract
{
    protected override bool LearnsOrder => true;

    protected override IRanker Fit(TrainingSet events, int seed) => Quick.Train("aws-hrnn-metadata", WithColumns(events), seed);

    /// <summary>Columns that say nothing of value: the contract must hold all the same.</summary>
    internal static TrainingSet WithColumns(TrainingSet set)
    {
        var random = new Random(1);
        return Columns.With(set, [Columns.Random(random, set.ItemCount)], [Columns.Random(random, set.UserCount)]);
    }
}

[Collection(nameof(OneTorchAtATime))]
public sealed class HrnnColdstartRankerContract : RankerContract
{
    protected override bool LearnsOrder => true;

    // In these worlds every item is new and has few interactions; with the default of 15, most would have no part of their own to learn.
    protected override IRanker Fit(TrainingSet events, int seed) => Quick.Train(
        "aws-hrnn-coldstart", HrnnMetadataRankerContract.WithColumns(events), seed, ("cold_start_max_interactions", "1"));
}

[Collection(nameof(OneTorchAtATime))]
public sealed class BlendRankerContract : RankerContract
{
    protected override bool LearnsOrder => true;

    protected override IRanker Fit(TrainingSet events, int seed) => Quick.Train("usher-blend", events, seed, ("networks", "2"), ("epochs", "6"));
}
