using System.Text;
using Usher.Web.Rest;
using Usher.Wire.PersonalizeRuntime;
using Usher.Wire.UsherApi;

namespace Usher.Web.Tests.Rest;

public sealed class ResponseJsonTests
{
    private static readonly DescribedItem Alien = new() { ItemId = "\"1\"", Title = "Alien <\"8\">", Interactions = 3, Columns = new Dictionary<string, string> { ["TITLE"] = "Alien", ["GENRES"] = "Horror|Sci-Fi" } };
    private static readonly DescribedItem Wordy = new() { ItemId = new('漢', 256), Interactions = 0, Columns = new Dictionary<string, string> { ["PLOT"] = new('x', 10_000) } };

    [Fact]
    public void A_list_has_what_is_known_of_each_item_and_its_score_in_this_list()
    {
        PredictedItem[] items = [new() { ItemId = Alien.ItemId, Score = 0.25 }, new() { ItemId = "2", Score = 1e-7 }, new() { ItemId = "3" }, new() { ItemId = Wordy.ItemId, Score = 0 }];

        var list = Text(ResponseJson.OfList("itemList", items, [Alien, Wordy], "RID", "history"));

        Assert.Equal(
            $$$"""{"itemList":[{"itemId":"\"1\"","score":0.25,"metadata":{"title":"Alien <\"8\">","GENRES":"Horror|Sci-Fi"}},{"itemId":"2","score":1E-07},{"itemId":"3"},{"itemId":"{{{Wordy.ItemId}}}","score":0,"metadata":{"PLOT":"{{{Wordy.Columns["PLOT"]}}}"}}],"recommendationId":"RID","basedOn":"history"}""",
            list);
    }

    [Fact]
    public void The_same_item_has_another_score_in_another_list_and_may_have_none()
    {
        Assert.Contains("\"score\":0.5,\"metadata\"", ListOf(0.5), StringComparison.Ordinal);
        Assert.Contains("\"score\":0.125,\"metadata\"", ListOf(0.125), StringComparison.Ordinal);
        Assert.DoesNotContain("score", ListOf(null), StringComparison.Ordinal);

        static string ListOf(double? score) => Text(ResponseJson.OfList("itemList", [new() { ItemId = Alien.ItemId, Score = score }], [Alien], recommendationId: null, basedOn: null));
    }

    private static string Text(ReadOnlyMemory<byte> json) => Encoding.UTF8.GetString(json.Span);
}
