using System.Globalization;
using CsCheck;
using Usher.Ranking.Jobs;
using Usher.Training.ModelSelection;

namespace Usher.Training.Tests.ModelSelection;

public sealed class SearchSpaceTests
{
    private static readonly HpoSettings Ranges = new()
    {
        Integers = [new("width", 32, 35)],
        Continuous = [new("rate", 0.0001, 0.1), new("decay", 0.123456, 0.123457)],
        Categoricals = [new("mask", ["true", "false"])],
    };

    [Fact]
    public void Draws_lie_within_their_ranges() => Check.Sample(Gen.Int, seed =>
    {
        var values = new SearchSpace(Ranges).Draw(new Random(seed));
        Assert.InRange(int.Parse(values["width"], CultureInfo.InvariantCulture), 32, 35);
        Assert.InRange(Real(values["rate"]), 0.0001, 0.1);
        Assert.InRange(Real(values["decay"]), 0.123456, 0.123457);
        Assert.True(bool.TryParse(values["mask"], out _));
    }, iter: 200);

    [Fact]
    public void Both_ends_of_an_integer_range_come_up() =>
        Assert.Equal(["32", "33", "34", "35"], Draws(200).Select(values => values["width"]).Distinct().Order());

    [Fact]
    public void A_range_over_powers_of_ten_is_drawn_from_by_its_logarithm()
    {
        // Half of the draws lie below the middle on a logarithmic scale, 0.00316; on a plain scale it would be three in a hundred.
        var below = Draws(400).Count(values => Real(values["rate"]) < 0.00316);

        Assert.InRange(below, 150, 250);
    }

    private static IReadOnlyDictionary<string, string>[] Draws(int count)
    {
        var random = new Random(5);
        return [.. Enumerable.Range(0, count).Select(_ => new SearchSpace(Ranges).Draw(random))];
    }

    private static double Real(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
