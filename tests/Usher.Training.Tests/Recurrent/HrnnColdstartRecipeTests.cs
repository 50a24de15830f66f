using Usher.Contracts;
using Usher.Ranking.Splits;
using Usher.Training.Recurrent;

namespace Usher.Training.Tests.Recurrent;

public sealed class HrnnColdstartRecipeTests
{
    private const long Day = 24 * 60 * 60;

    // old: first seen on day 0; b, c, d on day 10; busy has three interactions; "never" has none. The newest item is first seen on day 12.
    private static readonly Split Events = Recipe.Everything(Sets.Of(
        [
            ("ana", [("old", 0), ("b", 10 * Day), ("busy", 10 * Day)]),
            ("bo", [("busy", 11 * Day), ("c", 11 * Day), ("newest", 12 * Day), ("busy", 20 * Day)]),
        ],
        "never"));

    [Fact]
    public void Cold_is_what_is_new_and_has_few_interactions_or_none() =>
        Assert.Equal(["b", "c", "newest", "never"], Cold(maxInteractions: 2, days: 5, now: null));

    [Fact]
    public void Age_counts_back_from_the_first_interaction_of_the_newest_item() =>
        Assert.Equal(["c", "newest", "never"], Cold(maxInteractions: 2, days: 1, now: null));

    [Fact]
    public void Age_counts_back_from_the_time_of_training_when_told_so()
    {
        Assert.Equal(["newest", "never"], Cold(maxInteractions: 2, days: 5, now: 17 * Day));
        Assert.Equal(["old", "b", "c", "newest", "never"], Cold(maxInteractions: 2, days: 17, now: 17 * Day));
    }

    [Fact]
    public void The_bounds_themselves_are_cold()
    {
        Assert.Contains("busy", Cold(maxInteractions: 3, days: 2, now: null));
        Assert.DoesNotContain("busy", Cold(maxInteractions: 3, days: 1.999, now: null));
    }

    [Fact]
    public void Only_what_may_be_trained_on_counts()
    {
        var split = Events with { TrainLengths = [3, 2] };

        Assert.Equal(["b", "busy", "c", "newest", "never"], Names(split, HrnnColdstartRecipe.ColdItems(split, 2, TimeSpan.FromDays(5), now: null)));
    }

    private static IEnumerable<string> Cold(int maxInteractions, double days, long? now) =>
        Names(Events, HrnnColdstartRecipe.ColdItems(Events, maxInteractions, TimeSpan.FromDays(days), now));

    private static IEnumerable<string> Names(Split split, bool[] isCold) =>
        isCold.Index().Where(it => it.Item).Select(it => split.Set.ItemIds[it.Index]).OrderBy(id => Array.IndexOf(["old", "b", "busy", "c", "newest", "never"], id));
}
