using Usher.Ranking.Metrics;
using Usher.Ranking.Reports;
using Usher.Ranking.Splits;

namespace Usher.Ranking.Tests.Reports;

public sealed class ProtocolDescriptionTests
{
    public static TheoryData<Func<TieRule, SeenItems, int, string>, string> Protocols => new()
    {
        { ProtocolDescription.LeaveOneOut, "protocol A" },
        { (ties, seen, core) => ProtocolDescription.Personalize(ties, seen, core), "protocol B)" },
        { (ties, seen, core) => ProtocolDescription.Personalize(ties, seen, core, singleTarget: true), "protocol B1)" },
        { ProtocolDescription.GlobalTime, "protocol C" },
    };

    [Theory, MemberData(nameof(Protocols), DisableDiscoveryEnumeration = true)]
    public void Says_which_items_ties_and_times_a_figure_stands_for(Func<TieRule, SeenItems, int, string> describe, string name)
    {
        var words = describe(TieRule.ItemAscending, SeenItems.Kept, 5);

        Assert.Contains(name, words, StringComparison.Ordinal);
        Assert.Contains("fewer than 5 events", words, StringComparison.Ordinal);
        Assert.Contains("seen items are kept", words, StringComparison.Ordinal);
        Assert.Contains("item id, ascending", words, StringComparison.Ordinal);
        Assert.Contains("The time of the query is not given to the model.", words, StringComparison.Ordinal);
        Assert.Contains("seen items are filtered", describe(TieRule.File, SeenItems.Filtered, 0), StringComparison.Ordinal);
        Assert.Contains("in order of the file", describe(TieRule.File, SeenItems.Filtered, 0), StringComparison.Ordinal);
        Assert.Contains("No item or user was dropped", describe(TieRule.File, SeenItems.Filtered, 0), StringComparison.Ordinal);
    }
}
