using Usher.Contracts;
using Usher.Core.Models;
using Usher.Ranking.ModelFolders;
using Usher.Ranking.Rankers;
using Usher.Ranking.Reports;

namespace Usher.Core.Tests.Models;

public sealed class ItemAgesTests
{
    [Fact]
    public void An_item_is_as_old_as_its_first_event_before_the_newest_of_all_and_one_without_events_is_new()
    {
        using var folder = new TemporaryFolder();
        var set = Sets.Of("ana: old@0 young@864000", "bo: middle@500000 old@864000 young@900000");
        var path = folder["model"];
        var items = new Usher.Ranking.Histories.Vocabulary([.. set.ItemIds.Ids, "never"]);
        ModelFolder.Write(path, new() { Recipe = "aws-popularity-count", Seed = 1, Data = DataDescription.Of(set) }, new PopularityRanker(new[] { 0.5f, 0.4f, 0.3f, 0.1f }), items, set.UserIds);
        ModelFolder.AddHistories(path, new() { UserIds = set.UserIds, ItemIds = items, Offsets = set.Offsets, Items = set.Items, Times = set.Times });
        using var model = ModelFolder.Open(path);

        var ages = ItemAges.Of(model)!;

        Assert.Equal(["never", "young", "middle"], ages.YoungerThan(TimeSpan.FromDays(5)).Select(item => model.Items[item]));
        Assert.Equal(["never", "young"], ages.YoungerThan(TimeSpan.FromDays(1)).Select(item => model.Items[item]));
        Assert.Equal(4, ages.YoungerThan(TimeSpan.FromDays(365_000)).Length);
        Assert.Equal((2, 2, 1, 0), (Events("old"), Events("young"), Events("middle"), Events("never")));

        int Events(string item) => ages.EventsOf(model.Items.IndexOf(item));
    }
}
