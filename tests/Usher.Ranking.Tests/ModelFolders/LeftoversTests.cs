using Usher.Contracts;
using Usher.Ranking.ModelFolders;
using Usher.Ranking.Rankers;

namespace Usher.Ranking.Tests.ModelFolders;

/// <summary>What a writer that was killed left beside a model folder, when the next one comes.</summary>
public sealed class LeftoversTests : IDisposable
{
    private const int Gone = int.MaxValue;                            // no system gives a process so high a number
    private const int Running = 1;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Are_swept_when_their_process_is_gone()
    {
        _folder.Write($".model.{Gone}.unfinished/.weights.safetensors.{Gone}.unfinished", "half");
        _folder.Write($".model.{Gone - 1}.replaced/model.json", "older");
        Write("model");

        Assert.Equal(["model"], _folder.Names);
    }

    [Fact]
    public void Are_left_alone_while_their_process_runs()
    {
        _folder.Write($".model.{Running}.unfinished/items.safetensors", "half");
        Write("model");

        Assert.Equal([$".model.{Running}.unfinished", "model"], _folder.Names);
        Assert.Equal("half", File.ReadAllText(_folder[$".model.{Running}.unfinished/items.safetensors"]));
    }

    [Fact]
    public void Of_an_earlier_process_with_this_ones_number_do_not_get_into_the_model()
    {
        Write("model");
        _folder.Write($".model.{Environment.ProcessId}.unfinished/stray", "");
        _folder.Write($".model.{Environment.ProcessId}.replaced/stray", "");
        Write("model");

        Assert.Equal(["model"], _folder.Names);
        Assert.Equal(["items.safetensors", "model.json", "users.safetensors", "weights.safetensors"], Directory.EnumerateFiles(_folder["model"]).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Are_swept_before_training_too()
    {
        _folder.Write($".model.{Gone}.unfinished/weights.safetensors", "half");
        ModelFolder.CheckPlace(_folder["model"]);

        Assert.Empty(_folder.Names);
    }

    [Fact]
    public void Give_back_the_older_model_when_the_writer_died_between_its_two_renames()
    {
        Write("model");
        Directory.Move(_folder["model"], _folder[$".model.{Gone}.replaced"]);
        _folder.Write($".model.{Gone}.unfinished/model.json", "whole, but never reported");
        ModelFolder.CheckPlace(_folder["model"]);

        Assert.Equal(["model"], _folder.Names);
        ModelFolder.Open(_folder["model"], ModelCheck.Everything).Dispose();
    }

    [Fact]
    public void Do_not_bring_back_a_model_that_was_replaced_and_then_removed()
    {
        _folder.Write($".model.{Gone}.replaced/model.json", "older");
        ModelFolder.CheckPlace(_folder["model"]);

        Assert.Empty(_folder.Names);
    }

    [Theory]
    [InlineData(".model.2147483647.unfinished.txt")]
    [InlineData(".model.x.unfinished")]
    [InlineData(".model..unfinished")]
    [InlineData(".model.-7.unfinished")]
    [InlineData(".model.99999999999.unfinished")]
    [InlineData(".model.unfinished")]
    [InlineData(".2147483647.unfinished")]
    [InlineData(".other.2147483647.unfinished")]
    [InlineData(".model.v2.2147483647.unfinished")]
    [InlineData("model.2147483647.unfinished")]
    [InlineData("model.2147483647")]
    public void Are_not_other_folders_of_a_similar_name(string name)
    {
        Directory.CreateDirectory(_folder[name]);
        Write("model");

        Assert.Equal(((string[])["model", name]).Order(StringComparer.Ordinal), _folder.Names);
    }

    [Fact]
    public void Are_found_whatever_the_model_is_called()
    {
        foreach (var model in (string[])[".hidden", "a.b 2.c", "[x]*?", "unfinished"])
        {
            _folder.Write($".{model}.{Gone}.unfinished/weights.safetensors", "half");
            Write(model);
        }

        Assert.Equal([".hidden", "[x]*?", "a.b 2.c", "unfinished"], _folder.Names);
    }

    [Fact]
    public void Are_not_what_another_thread_is_writing()
    {
        var place = _folder["model"];
        var error = Assert.Throws<IOException>(() => WholeFolder.Write(place, _ => Write("model")));
        Assert.Contains("is being written", error.Message, StringComparison.Ordinal);

        Write("model");
        Assert.Equal(["model"], _folder.Names);
    }

    private void Write(string name)
    {
        var set = Sets.Of("ana: a b");
        var description = new ModelDescription { Recipe = "aws-popularity-count", Seed = 1, Data = new(set.UserCount, set.ItemCount, set.EventCount, "c0ffee") };
        ModelFolder.Write(_folder[name], description, new PopularityRanker(new float[2]), set.ItemIds, set.UserIds);
    }
}
