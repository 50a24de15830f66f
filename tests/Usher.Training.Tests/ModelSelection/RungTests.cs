using CsCheck;
using Usher.Training.ModelSelection;

namespace Usher.Training.Tests.ModelSelection;

public sealed class RungTests
{
    [Fact]
    public void Ten_models_make_five_then_three_then_two() =>
        Assert.Equal([new(5, 0.25), new(3, 0.5), new(2, 1)], Rung.Plan(maxJobs: 10, canShorten: true));

    [Fact]
    public void A_recipe_without_epochs_gets_a_single_rung() => Assert.Equal([new(10, 1)], Rung.Plan(maxJobs: 10, canShorten: false));

    [Fact]
    public void Never_allow_more_models_than_asked_for_and_end_with_a_full_budget() => Check.Sample(Gen.Select(Gen.Int[1, 40], Gen.Bool), search =>
    {
        var (maxJobs, canShorten) = search;
        var rungs = Rung.Plan(maxJobs, canShorten);
        Assert.InRange(rungs.Sum(rung => rung.Candidates), Math.Min(maxJobs, (maxJobs / 2) + 1), maxJobs);
        Assert.Equal(1, rungs[^1].Budget);
        Assert.All(rungs, rung => Assert.True(rung.Candidates >= 1));
    }, iter: 100);
}
