using Usher.Contracts;
using Usher.Datasets.Generated;

namespace Usher.Datasets.Tests.Generated;

public sealed class GeneratedScaleTests
{
    private static readonly GeneratedScaleOptions Small = new() { Interactions = 5_000, Users = 300, Items = 200 };

    [Fact]
    public void Writes_as_many_rows_as_asked_for_oldest_first_within_the_sizes()
    {
        var rows = GeneratedScale.Interactions(Small).ToList();
        Assert.Equal(5_000, rows.Count);
        Assert.Equal(rows.Select(row => row.Timestamp).Order(), rows.Select(row => row.Timestamp));
        Assert.All(rows, row => Assert.InRange(row.User, 1, 300));
        Assert.All(rows, row => Assert.InRange(row.Item, 1, 200));
    }

    [Fact]
    public void Has_a_long_tail_of_items()
    {
        var rows = GeneratedScale.Interactions(Small).ToList();
        Assert.InRange(rows.Count(row => row.Item <= 2) / 5_000.0, 0.15, 0.3);
    }

    [Fact]
    public void Writes_the_same_bytes_for_the_same_seed_and_others_for_another()
    {
        using var folder = new TemporaryFolder();
        GeneratedScale.WriteInteractions(folder["a"], Small, TestContext.Current.CancellationToken);
        GeneratedScale.WriteInteractions(folder["b"], Small, TestContext.Current.CancellationToken);
        GeneratedScale.WriteInteractions(folder["c"], Small with { Seed = 2 }, TestContext.Current.CancellationToken);
        Assert.Equal(File.ReadAllBytes(folder["a"]), File.ReadAllBytes(folder["b"]));
        Assert.NotEqual(File.ReadAllBytes(folder["a"]), File.ReadAllBytes(folder["c"]));
        Assert.Matches("^USER_ID,ITEM_ID,EVENT_TYPE,TIMESTAMP\n(\"[0-9]+\",\"[0-9]+\",\"Watch\",[0-9]{10}\n){5000}$", File.ReadAllText(folder["a"]));
    }

    [Fact]
    public void Leaves_nothing_behind_when_it_is_stopped()
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<OperationCanceledException>(() => GeneratedScale.WriteInteractions(folder["a"], Small, new CancellationToken(canceled: true)));
        Assert.Empty(folder.Names);
    }

    [Fact]
    public void Refuses_a_size_below_one()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => GeneratedScale.Interactions(Small with { Items = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => GeneratedScale.Interactions(Small with { Interactions = -1 }));
    }
}
