using Usher.Contracts;
using Usher.Ranking.Metrics;
using Usher.Ranking.Rankers;
using Usher.Ranking.Splits;
using Usher.Training.Recurrent;

namespace Usher.Training.Tests.Recurrent;

[Collection(nameof(OneTorchAtATime))]
public sealed class BlendSearchTests
{
    [Fact]
    public void Gives_each_pair_of_weights_the_metric_that_a_blend_with_them_has()
    {
        var split = LeaveOneOut.Of(Worlds.Sessions(users: 30).Set);
        var network = (RecurrentRanker)Quick.Train("aws-hrnn", split, new(Seed: 1), ("epochs", "1"));
        var transitions = (TransitionsRanker)Recipe.Train("usher-transitions", split);
        var ease = (EaseRanker)Recipe.Train("usher-ease", split);
        BlendWeights[] weights = [new(0, 0), new(0.5f, 0), new(0, 15), new(1, 5)];

        var found = BlendSearch.NdcgAt10(split, split.Validation, new([network], transitions, ease, weights[0]), weights, new(Seed: 1));

        Assert.Equal(
            weights.Select(it => Evaluation.Run(new BlendRanker([network], transitions, ease, it), split, split.Validation, new() { K = 10 }).Metrics["ndcg@10"]),
            found,
            (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.True(found.Distinct().Count() > 1, "All weights gave the same, so this compared nothing.");
    }
}
