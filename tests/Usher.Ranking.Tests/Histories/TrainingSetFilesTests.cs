using Usher.Contracts;
using Usher.Ranking.Histories;
using Usher.Ranking.Tests.ModelFolders;

namespace Usher.Ranking.Tests.Histories;

public sealed class TrainingSetFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_set_is_read_back_with_values_and_fields()
    {
        var set = WithEverything();
        TrainingSetFiles.Write(set, _folder["set"]);
        var read = TrainingSetFiles.Read(_folder["set"]);
        Assert.Equal(set.UserIds.Ids, read.UserIds.Ids);
        Assert.Equal(set.ItemIds.Ids, read.ItemIds.Ids);
        Assert.Equal(set.Offsets, read.Offsets);
        Assert.Equal(set.Items, read.Items);
        Assert.Equal(set.Times, read.Times);
        Assert.Equal(set.Values, read.Values);
        Assert.Equal(set.Weights, read.Weights);
        Assert.Equal(["GENRES", "YEAR"], read.ItemFields.Select(f => f.Name));
        Assert.Equal(["Drama", "Comédie"], read.ItemFields[0].Labels);
        Assert.Equal([1, 0], read.ItemFields[0].Of(0).ToArray());
        Assert.Empty(read.ItemFields[0].Of(1).ToArray());
        Assert.Equal("AGE", Assert.Single(read.UserFields).Name);
        Assert.Null(read.ItemFields[0].Starts);
        Assert.Equal([1990.0], read.ItemFields[1].Starts!);
        Assert.Equal([0], Assert.Single(read.EventFields).Of(2).ToArray());
        Assert.Equal(["TITLE", "PLOT"], read.ItemTexts.Select(text => text.Name));
        Assert.Equal(["", "日本の話 🦄"], read.ItemTexts[1].Texts);
        Assert.Equal([7, TrainingSet.NoTime], read.ItemTimes!);
    }

    [Fact]
    public void A_set_without_values_and_fields_has_none_afterwards()
    {
        TrainingSetFiles.Write(Sets.Of("ana: a b", "bo: b"), _folder["set"]);
        var read = TrainingSetFiles.Read(_folder["set"]);
        Assert.Null(read.Values);
        Assert.Null(read.Weights);
        Assert.Empty(read.ItemFields);
        Assert.Empty(read.UserFields);
        Assert.Empty(read.EventFields);
        Assert.Empty(read.ItemTexts);
        Assert.Null(read.ItemTimes);
        Assert.Equal(["ana: a b", "bo: b"], Sets.Write(read));
    }

    [Fact]
    public void An_empty_set_is_a_set()
    {
        TrainingSetFiles.Write(Sets.Of(), _folder["set"]);
        Assert.Equal(0, TrainingSetFiles.Read(_folder["set"]).EventCount);
    }

    [Fact]
    public void The_file_keeps_the_rules_of_its_format()
    {
        TrainingSetFiles.Write(WithEverything(), _folder["set"]);
        var tensors = FormatRules.Read(File.ReadAllBytes(Path.Combine(_folder["set"], "training-set.safetensors")));
        Assert.Equal([3], tensors["events.times"].Shape);
    }

    [Fact]
    public void A_folder_without_a_set_is_refused() =>
        Assert.Contains("missing", Assert.Throws<InvalidDataException>(() => TrainingSetFiles.Read(_folder["none"])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_cut_anywhere_is_refused()
    {
        TrainingSetFiles.Write(WithEverything(), _folder["set"]);
        var path = Path.Combine(_folder["set"], "training-set.safetensors");
        var whole = File.ReadAllBytes(path);
        for (var length = 0; length < whole.Length; length += 13)
        {
            File.WriteAllBytes(path, whole[..length]);
            Assert.Throws<InvalidDataException>(() => TrainingSetFiles.Read(_folder["set"]));
        }
    }

    [Theory]
    [InlineData(new long[] { 0, 2, 1 }, new[] { 0, 1, 2 }, 3, "users do not follow")]
    [InlineData(new long[] { 1, 2, 3 }, new[] { 0, 1, 2 }, 3, "users do not follow")]
    [InlineData(new long[] { 0, 3 }, new[] { 0, 1, 2 }, 3, "users do not follow")]
    [InlineData(new long[] { 0, 2, 3 }, new[] { 0, 1, 3 }, 3, "item that is not there")]
    [InlineData(new long[] { 0, 2, 3 }, new[] { 0, -1, 2 }, 3, "item that is not there")]
    [InlineData(new long[] { 0, 2, 3 }, new[] { 0, 1, 2 }, 2, "time and a value")]
    public void Arrays_that_do_not_fit_each_other_are_refused(long[] offsets, int[] items, int times, string reason)
    {
        var damaged = new TrainingSet
        {
            UserIds = new(["ana", "bo"]),
            ItemIds = new(["a", "b", "c"]),
            Offsets = offsets,
            Items = items,
            Times = new long[times],
        };
        TrainingSetFiles.Write(damaged, _folder["set"]);
        Assert.Contains(reason, Assert.Throws<InvalidDataException>(() => TrainingSetFiles.Read(_folder["set"])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1f)]
    [InlineData(1f, 0f)]
    [InlineData(1f, 1.5f)]
    [InlineData(1f, float.NaN)]
    public void Weights_that_are_none_are_refused(params float[] weights)
    {
        var set = Sets.Of("ana: a b");
        TrainingSetFiles.Write(new() { UserIds = set.UserIds, ItemIds = set.ItemIds, Offsets = set.Offsets, Items = set.Items, Times = set.Times, Weights = weights }, _folder["set"]);

        Assert.Contains("not every event has a weight above 0", Assert.Throws<InvalidDataException>(() => TrainingSetFiles.Read(_folder["set"])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new[] { 0, 1 }, new[] { 0 }, "rows of GENRES")]
    [InlineData(new[] { 0, 0, 0, 1 }, new[] { 7 }, "without a label")]
    public void Fields_that_do_not_fit_the_items_are_refused(int[] offsets, int[] categories, string reason)
    {
        var set = Sets.Of("ana: a b c");
        var damaged = new TrainingSet
        {
            UserIds = set.UserIds,
            ItemIds = set.ItemIds,
            Offsets = set.Offsets,
            Items = set.Items,
            Times = set.Times,
            ItemFields = [new() { Name = "GENRES", Labels = ["Drama"], Offsets = offsets, Categories = categories }],
        };
        TrainingSetFiles.Write(damaged, _folder["set"]);
        Assert.Contains(reason, Assert.Throws<InvalidDataException>(() => TrainingSetFiles.Read(_folder["set"])).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static TrainingSet WithEverything() => new()
    {
        UserIds = new(["ana", "bö", "nobody"]),
        ItemIds = new(["a", "日本"]),
        Offsets = [0, 2, 3, 3],
        Items = [0, 1, 1],
        Times = [-5, 20, long.MaxValue],
        Values = [1.5f, float.NaN, -3],
        Weights = [1, 0.5f, 0.01f],
        ItemFields =
        [
            new() { Name = "GENRES", Labels = ["Drama", "Comédie"], Offsets = [0, 2, 2], Categories = [1, 0] },
            new() { Name = "YEAR", Labels = ["1990..1994"], Starts = [1990], Offsets = [0, 0, 1], Categories = [0] },
        ],
        UserFields = [new() { Name = "AGE", Labels = [], Offsets = [0, 0, 0, 0], Categories = [] }],
        EventFields = [new() { Name = "DEVICE", Labels = ["Phone"], Offsets = [0, 0, 0, 1], Categories = [0] }],
        ItemTexts = [new("TITLE", ["A", "B"]), new("PLOT", ["", "日本の話 🦄"])],
        ItemTimes = [7, TrainingSet.NoTime],
    };
}
