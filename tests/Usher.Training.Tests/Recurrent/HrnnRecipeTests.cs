using Usher.Contracts;
using Usher.Ranking.Jobs;
using Usher.Ranking.Metrics;
using Usher.Ranking.Rankers;
using Usher.Ranking.Splits;
using Usher.Training.Recipes;

namespace Usher.Training.Tests.Recurrent;

[Collection(nameof(OneTorchAtATime))]
public sealed class HrnnRecipeTests
{
    [Fact]
    public void Beats_popularity_clearly_where_sessions_have_themes()
    {
        var split = LeaveOneOut.Of(Worlds.Sessions(themes: 8).Set);

        var network = NdcgAt10(Quick.Train("aws-hrnn", split, Run()));
        var popularity = NdcgAt10(Recipe.Train("aws-popularity-count", split));

        Assert.True(network > 1.3 * popularity, $"NDCG@10 is {network}; popularity has {popularity}.");

        double NdcgAt10(IRanker ranker) => Evaluation.Run(ranker, split, split.Test, new() { K = 10 }).Metrics["ndcg@10"];
    }

    [Fact]
    public void One_seed_gives_the_same_numbers_to_the_bit_and_another_seed_others()
    {
        var set = HrnnMetadataRankerContract.WithColumns(Worlds.Sessions().Set);
        var (once, again, other) = (Numbers(seed: 5), Numbers(seed: 5), Numbers(seed: 6));

        Assert.Equal(once, again);
        Assert.NotEqual(once, other);

        int[] Numbers(int seed) => [.. All(((RecurrentRanker)Quick.Train("aws-hrnn-metadata", set, seed, ("epochs", "3"), ("layers", "2"))).Weights)];
    }

    [Fact]
    public void Watching_changes_nothing()
    {
        var split = ProductionSplit.Of(Worlds.Sessions().Set);
        var alone = (RecurrentRanker)Quick.Train("aws-hrnn", split, Run(), ("epochs", "2"));
        var watched = (RecurrentRanker)Quick.Train("aws-hrnn", split, Run() with { Progress = new Watcher() }, ("epochs", "2"));

        Assert.Equal(All(alone.Weights), All(watched.Weights));
    }

    [Fact]
    public void Tells_loss_and_validation_after_each_epoch_and_how_far_it_is()
    {
        var watcher = new Watcher();
        Quick.Train("aws-hrnn", ProductionSplit.Of(Worlds.Sessions().Set), Run() with { Progress = watcher }, ("epochs", "3"));

        var fractions = watcher.Told.ConvertAll(message => message.Fraction);
        Assert.Equal(fractions.Order(), fractions);
        Assert.Equal(1, fractions[^1]);
        var (first, last) = (watcher.Told.First(message => message.Epoch == 1), watcher.Told[^1]);
        Assert.True(last.Loss < first.Loss, $"The loss went from {first.Loss} to {last.Loss}.");
        Assert.InRange(last.ValidationNdcgAt10!.Value, 0.01, 1);
    }

    [Fact]
    public void Stops_within_a_window_when_asked_to()
    {
        using var source = new CancellationTokenSource();
        var watcher = new Watcher(after: 2, source);
        var run = new TrainingRun(Seed: 1, Progress: watcher, Stop: source.Token);

        Assert.Throws<OperationCanceledException>(() => Quick.Train("aws-hrnn", ProductionSplit.Of(Worlds.Sessions().Set), run));
        Assert.Equal(2, watcher.Told.Count);
        Assert.Throws<OperationCanceledException>(() => Quick.Train("aws-hrnn", ProductionSplit.Of(Worlds.Sessions().Set), run));
        Assert.Equal(2, watcher.Told.Count);
    }

    [Fact]
    public void A_set_of_which_nothing_may_be_learned_gives_a_model_all_the_same()
    {
        var set = Sets.Of("ana: a b c");
        var split = new Split(set, [0], [], []);

        var ranker = Quick.Train("aws-hrnn", split, Run() with { Progress = new Watcher() });

        Assert.Equal(1, Recipe.ScoresAfter(ranker, set, "a").Sum(), 1e-5f);
    }

    private static TrainingRun Run() => new(Seed: 1, Stop: TestContext.Current.CancellationToken);

    // As whole numbers: two numbers are the same to the bit or they are not.
    private static IEnumerable<int> All(RecurrentWeights weights)
    {
        ReadOnlyMemory<float>[] all =
        [
            weights.Items, weights.Bias, weights.Beginning, weights.Users ?? default, weights.Mix, weights.Gaps, weights.Trends, weights.Norm.Scale, weights.Norm.Shift,
            .. weights.Blocks.SelectMany(block => (ReadOnlyMemory<float>[])
            [
                block.Norm.Scale, block.Norm.Shift, block.Gates.Matrix, block.Gates.Shift, block.Control, block.Out.Matrix, block.Out.Shift,
                block.FeedForward!.Up.Matrix, block.FeedForward.Up.Shift, block.FeedForward.Down.Matrix, block.FeedForward.Down.Shift,
            ]),
        ];
        return all.SelectMany(numbers => numbers.ToArray()).Select(BitConverter.SingleToInt32Bits);
    }

    /// <summary>Keeps what was told, and stops the run after so many messages.</summary>
    private sealed class Watcher(int after = int.MaxValue, CancellationTokenSource? source = null) : IProgress<ProgressMessage>
    {
        public List<ProgressMessage> Told { get; } = [];

        public void Report(ProgressMessage value)
        {
            Told.Add(value);
            if (Told.Count == after)
                source!.Cancel();
        }
    }
}
