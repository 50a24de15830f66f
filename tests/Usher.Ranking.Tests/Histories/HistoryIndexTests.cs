using Usher.Contracts;
using Usher.Ranking.Histories;
using Usher.Ranking.Tensors;

namespace Usher.Ranking.Tests.Histories;

public sealed class HistoryIndexTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => _folder["histories.safetensors"];

    [Fact]
    public void Every_user_of_the_set_has_the_same_history_in_the_index()
    {
        var set = Worlds.Sessions().Set;
        HistoryIndex.Write(set, File);
        using var index = HistoryIndex.Open(File, set.ItemCount);
        Assert.Equal((set.UserCount, set.EventCount), (index.Users.Count, index.EventCount));
        foreach (var (user, id) in set.UserIds.Ids.Index())
        {
            Assert.Equal(user, index.Users.IndexOf(id));
            Assert.Equal(set.ItemsOf(user).ToArray(), index.ItemsOf(user).ToArray());
            Assert.Equal(set.TimesOf(user).ToArray(), index.TimesOf(user).ToArray());
        }
    }

    [Fact]
    public void A_user_without_events_has_an_empty_history_and_an_unknown_one_has_none()
    {
        HistoryIndex.Write(Sets.Of("ana: a b", "bo:"), File);
        using var index = HistoryIndex.Open(File, 2);
        Assert.Empty(index.ItemsOf(index.Users.IndexOf("bo")).ToArray());
        Assert.Equal(-1, index.Users.IndexOf("cy"));
    }

    [Fact]
    public void An_item_that_is_not_there_is_refused_when_its_history_is_read()
    {
        HistoryIndex.Write(Sets.Of("ana: a b", "bo: a"), File);
        using var index = HistoryIndex.Open(File, itemCount: 1);
        Assert.Contains("damaged", Assert.Throws<InvalidDataException>(() => index.ItemsOf(0).ToArray()).Message, StringComparison.Ordinal);
        Assert.Equal([0], index.ItemsOf(1).ToArray());
    }

    [Theory]
    [InlineData(0L, 5L)]
    [InlineData(-1L, 1L)]
    [InlineData(2L, 1L)]
    [InlineData(long.MinValue, long.MaxValue)]
    public void Offsets_that_lead_elsewhere_are_refused(long begin, long end)
    {
        var writer = new SafetensorsWriter();
        IdTable.Add(writer, "users", new(["ana"]));
        writer.Add<long>("offsets", new[] { begin, end }, 2);
        writer.Add<int>("items", new[] { 0, 0 }, 2);
        writer.Add<long>("times", new long[2], 2);
        writer.Write(File);
        using var index = HistoryIndex.Open(File, 1);
        Assert.Throws<InvalidDataException>(() => index.ItemsOf(0).ToArray());
        Assert.Throws<InvalidDataException>(() => index.TimesOf(0).ToArray());
    }

    [Fact]
    public void A_file_of_something_else_is_refused()
    {
        new SafetensorsWriter().Write(File);
        Assert.Contains("lacks the tensor", Assert.Throws<InvalidDataException>(() => HistoryIndex.Open(File, 1)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
