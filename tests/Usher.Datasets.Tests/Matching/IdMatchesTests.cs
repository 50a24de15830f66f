using Usher.Contracts;

namespace Usher.Datasets.Tests.Matching;

/// <summary>Ids of items and users that interactions do not know fail nothing and spoil every model: they are told, with the likely cause.</summary>
public sealed class IdMatchesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void How_many_ids_match_is_said_of_items_and_users()
    {
        var loaded = Load(id => $"{id}", id => $"{id + 40}", users: true);

        Assert.Equal(["40 of the 80 ITEM_IDs of Items are among the 80 of Interactions.", "20 of the 20 USER_IDs of Users are among the 20 of Interactions."], loaded.Notes);
        Assert.Empty(loaded.Warnings);
    }

    [Fact]
    public void A_catalogue_that_is_larger_than_what_was_seen_is_no_fault()
    {
        var loaded = Load(id => $"{id}", id => $"{id}", items: 10_000);

        Assert.Empty(loaded.Warnings);
    }

    [Fact]
    public void A_tenth_is_enough_and_less_is_warned_of()
    {
        Assert.Empty(Load(id => $"{id}", id => $"{id + 72}").Warnings);
        Assert.StartsWith("Only 7 of the 80 ITEM_IDs of Items are among the 80 of Interactions.", Assert.Single(Load(id => $"{id}", id => $"{id + 73}").Warnings), StringComparison.Ordinal);
    }

    public static TheoryData<string, Func<int, string>, Func<int, string>, string> Causes => new()
    {
        { "floats", id => $"{id}", id => $"{id}.0", "Items has \"1.0\" where Interactions has \"1\". The likely cause: the ids of Items were written as floats: without the zeros behind the point 80 match." },
        { "zeros", id => $"{id:D6}", id => $"{id}", "Items has \"1\" where Interactions has \"000001\". The likely cause: leading zeros were kept in Interactions and lost elsewhere: without them 80 match." },
        { "blanks", id => $"{id}", id => $"\"{id} \"", "Items has \"1 \" where Interactions has \"1\". The likely cause: there are blanks around the ids of Items: without them 80 match." },
        { "case", id => $"film-{id:x}", id => $"FILM-{id:X}", "The likely cause: the ids of Items have capitals that others lack: without regard to case 80 match." },
        { "prefix", id => $"{id}", id => $"item_{id}", "Items has \"item_1\" where Interactions has \"1\". The likely cause: the ids of Items have a prefix (\"item_\"): without it 80 match." },
        { "prefixes", id => $"m{id}", id => $"film:{id}", "The likely cause: the ids of Items and Interactions have a prefix (\"film:\" and \"m\"): without it 80 match." },
        { "other", id => $"{id}", id => $"{id + 1_000_000}", "Their spelling does not explain it: check that both files speak of the same ids." },
    };

    [Theory]
    [MemberData(nameof(Causes))]
    public void Ids_that_never_meet_are_told_with_an_example_and_the_likely_cause(string _, Func<int, string> interacted, Func<int, string> described, string told)
    {
        var warning = Assert.Single(Load(interacted, described).Warnings);

        Assert.StartsWith("None of the 80 ITEM_IDs of Items are among the 80 of Interactions.", warning, StringComparison.Ordinal);
        Assert.Contains(told, warning, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_column_that_holds_the_ids_is_named()
    {
        var warning = Assert.Single(Load(id => $"{id}", id => $"row{id * 3},{id}", itemHeader: "ITEM_ID,MOVIE_NUMBER").Warnings);

        Assert.Contains("The likely cause: the column MOVIE_NUMBER of Items holds the ids: 80 of its values are ITEM_IDs of Interactions. Give it the name ITEM_ID.", warning, StringComparison.Ordinal);
    }

    // Interactions of 80 items with ids 1 to 80, and as many described ones.
    private LoadedDataset Load(Func<int, string> interacted, Func<int, string> described, int items = 80, bool users = false, string itemHeader = "ITEM_ID,GENRES") => CsvDataset.Load(
        new(
            _folder.WriteLines("interactions.csv", ["USER_ID,ITEM_ID,TIMESTAMP", .. Enumerable.Range(1, 80).Select(id => $"u{id % 20},{interacted(id)},{id}")]),
            _folder.WriteLines("items.csv", [itemHeader, .. Enumerable.Range(1, items).Select(id => itemHeader.EndsWith("GENRES", StringComparison.Ordinal) ? $"{described(id)},Drama" : described(id))]),
            users ? _folder.WriteLines("users.csv", ["USER_ID,GENDER", .. Enumerable.Range(0, 20).Select(id => $"u{id},F")]) : null),
        TestContext.Current.CancellationToken);
}
