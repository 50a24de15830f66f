using System.Globalization;
using Usher.Contracts;
using Usher.Ranking.Histories;
using Usher.Ranking.Metrics;
using Usher.Ranking.Splits;

namespace Usher.Training.Tests.Counts;

/// <summary>The counting models against figures that another implementation gave: MovieLens 100K, 5-core, leave-one-out, ties in file order.</summary>
public sealed class MovieLensTests
{
    [Fact]
    public void Transitions_reach_ndcg_0_115_and_hit_rate_0_208() => AssertReaches("usher-transitions", ndcg: 0.115, hitRate: 0.208);

    [Fact]
    public void Ease_and_transitions_together_reach_ndcg_0_122_and_hit_rate_0_225() => AssertReaches("usher-counts", ndcg: 0.122, hitRate: 0.225);

    private static void AssertReaches(string recipe, double ndcg, double hitRate)
    {
        var split = LeaveOneOut.Of(KCore.Apply(Load(SharedData.FileOrSkip("ml-100k", "u.data")), 5));

        var metrics = Evaluation.Run(Recipe.Train(recipe, split), split, split.Test).Metrics;

        // One user of 943 more or less on the list is 0.001.
        Assert.Equal(ndcg, metrics["ndcg@10"], 0.0015);
        Assert.Equal(hitRate, metrics["hr@10"], 0.004);
    }

    private static TrainingSet Load(string path)
    {
        var rows = File.ReadLines(path)
            .Select(line => line.Split('\t'))
            .Select(fields => (User: fields[0], Item: fields[1], Time: long.Parse(fields[3], CultureInfo.InvariantCulture)));
        return Sets.Of(
        [
            .. rows.GroupBy(row => row.User).OrderBy(user => int.Parse(user.Key, CultureInfo.InvariantCulture)).Select(user =>
                (user.Key, (IReadOnlyList<(string, long)>)[.. user.OrderBy(row => row.Time).Select(row => (row.Item, row.Time))])),
        ]);
    }
}
