using CsCheck;
using Usher.Ranking.Metrics;
using Usher.Ranking.Splits;

namespace Usher.Ranking.Tests.Metrics;

public sealed class BootstrapTests
{
    [Fact]
    public void Equal_rankers_differ_by_nothing() =>
        Assert.Equal(new Interval(0, 0, 0), Bootstrap.Difference(OnePerUser(50), Ramp(50), Ramp(50), seed: 1));

    [Fact]
    public void A_difference_that_all_users_share_leaves_nothing_to_luck()
    {
        var interval = Bootstrap.Difference(OnePerUser(40), [.. Ramp(40).Select(value => value + 0.25)], Ramp(40), seed: 1);

        Assert.Equal(0.25, interval.Mean, 9);
        Assert.Equal(0.25, interval.Low, 9);
        Assert.Equal(0.25, interval.High, 9);
    }

    [Fact]
    public void The_interval_has_the_width_that_the_normal_approximation_gives()
    {
        var random = new Random(5);
        var ours = Enumerable.Range(0, 2_000).Select(_ => random.NextDouble()).ToArray();
        var interval = Bootstrap.Difference(OnePerUser(2_000), ours, new double[2_000], seed: 1);

        var error = 1.96 * Math.Sqrt(1.0 / 12 / 2_000);                   // the uniform distribution has variance 1/12
        Assert.Equal(ours.Average(), interval.Mean, 9);
        Assert.Equal(ours.Average() - error, interval.Low, 0.1 * error);
        Assert.Equal(ours.Average() + error, interval.High, 0.1 * error);
    }

    [Fact]
    public void Queries_of_one_user_are_drawn_together()
    {
        // Ten users are asked 100 times each, and each is right always or never: as uncertain as ten coins, not as a thousand.
        Query[] queries = [.. Enumerable.Range(0, 1_000).Select(at => new Query(at / 100, at % 100, (at % 100) + 1))];
        double[] ours = [.. queries.Select(query => query.User % 2.0)];
        var interval = Bootstrap.Difference(queries, ours, new double[1_000], seed: 1);

        Assert.Equal(0.5, interval.Mean, 9);
        Assert.InRange(interval.High - interval.Low, 0.5, 0.7);
    }

    [Fact]
    public void The_seed_decides() =>
        Gen.Double[0, 1].Array[5, 30].Sample(
            values =>
            {
                var (queries, nothing) = (OnePerUser(values.Length), new double[values.Length]);
                var interval = Bootstrap.Difference(queries, values, nothing, seed: 4);
                Assert.Equal(interval, Bootstrap.Difference(queries, values, nothing, seed: 4));
                Assert.InRange(interval.Mean, interval.Low, interval.High);
            },
            iter: 20);

    [Fact]
    public void Both_rankers_need_a_value_for_each_query()
    {
        Assert.Throws<ArgumentException>(() => Bootstrap.Difference(OnePerUser(3), Ramp(3), Ramp(2), seed: 1));
        Assert.Throws<ArgumentException>(() => Bootstrap.Difference([], [], [], seed: 1));
    }

    private static Query[] OnePerUser(int users) => [.. Enumerable.Range(0, users).Select(user => new Query(user, 1, 2))];

    private static double[] Ramp(int users) => [.. Enumerable.Range(0, users).Select(user => (double)user / users)];
}
