using Usher.CommandLine;
using Usher.Models;

namespace Usher.Tests.Models;

public sealed class ModelPlaceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _finished;

    public ModelPlaceTests()
    {
        _folder.Write("finished/model.json", "new");
        _folder.Write("finished/inner/weights", "1");
        _finished = _folder["finished"];
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("model")]
    [InlineData("model/")]
    public void A_model_is_put_into_an_absent_folder(string name)
    {
        ModelPlace.At(_folder[name]).Fill(_finished, inner => File.WriteAllText(Path.Combine(inner, "titles.json"), "{}"));

        Assert.Equal("new", File.ReadAllText(_folder["model/model.json"]));
        Assert.Equal("1", File.ReadAllText(_folder["model/inner/weights"]));
        Assert.Equal("{}", File.ReadAllText(_folder["model/titles.json"]));
        Assert.Equal(["finished", "model"], _folder.Names);
    }

    [Fact]
    public void Folders_above_it_are_made()
    {
        ModelPlace.At(_folder["a/b/model"]).Fill(_finished, _ => { });

        Assert.True(File.Exists(_folder["a/b/model/model.json"]));
    }

    [Fact]
    public void An_empty_folder_is_taken()
    {
        Directory.CreateDirectory(_folder["model"]);

        ModelPlace.At(_folder["model"]).Fill(_finished, _ => { });

        Assert.True(File.Exists(_folder["model/model.json"]));
    }

    [Fact]
    public void An_older_model_is_replaced_whole()
    {
        _folder.Write("model/model.json", "old");
        _folder.Write("model/leftover", "old");

        ModelPlace.At(_folder["model"]).Fill(_finished, _ => { });

        Assert.Equal("new", File.ReadAllText(_folder["model/model.json"]));
        Assert.False(File.Exists(_folder["model/leftover"]));
        Assert.Equal(["finished", "model"], _folder.Names);
    }

    [Fact]
    public void An_older_model_stays_when_the_new_one_cannot_be_completed()
    {
        _folder.Write("model/model.json", "old");

        Assert.Throws<IOException>(() => ModelPlace.At(_folder["model"]).Fill(_finished, _ => throw new IOException("The disk is full.")));

        Assert.Equal("old", File.ReadAllText(_folder["model/model.json"]));
        Assert.Equal(["finished", "model"], _folder.Names);
    }

    [Fact]
    public void A_folder_with_something_else_in_it_is_refused_and_left_alone()
    {
        _folder.Write("holiday/picture.jpg", "sea");

        var refusal = Assert.Throws<UsherException>(() => ModelPlace.At(_folder["holiday"]));

        Assert.Contains("is not a model folder", refusal.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(_folder["holiday/picture.jpg"]));
    }

    [Fact]
    public void A_file_is_refused() =>
        Assert.Contains("is a file", Assert.Throws<UsherException>(() => ModelPlace.At(_folder.Write("notes.txt", "x"))).Message, StringComparison.Ordinal);

    [Fact]
    public void Nothing_is_left_where_nothing_was_trained()
    {
        ModelPlace.At(_folder["model"]);

        Assert.Equal(["finished"], _folder.Names);
    }
}
