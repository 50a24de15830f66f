using System.Text;
using Usher.Contracts;
using Usher.Ranking.Histories;
using Usher.Ranking.ModelFolders;
using Usher.Ranking.Rankers;
using Usher.Ranking.Tensors;

namespace Usher.Ranking.Tests.ModelFolders;

public sealed class ModelFolderTests : IDisposable
{
    private static readonly TrainingSet Set = Sets.Of("ana: a@10 b@20 c@30", "bo: b@5 c@6", "cy: d@1 a@2");

    private readonly TemporaryFolder _folder = new();

    private string Model => _folder["model"];

    [Fact]
    public void A_model_is_read_back_with_all_that_describes_it()
    {
        Write(Model);
        using var model = ModelFolder.Open(Model, ModelCheck.Everything);
        var description = Description();
        Assert.Equal((description.Recipe, description.Seed, description.Data), (model.Description.Recipe, model.Description.Seed, model.Description.Data));
        Assert.Equal(description.Hyperparameters, model.Description.Hyperparameters);
        Assert.Equal(description.Metrics, model.Description.Metrics);
        Assert.Equal(description.Baselines["aws-popularity-count"], model.Description.Baselines["aws-popularity-count"]);
        Assert.Equal(description.Versions, model.Description.Versions);
        Assert.Equal(Set.ItemIds.Ids, model.Items.ToVocabulary().Ids);
        Assert.Equal(Set.UserIds.Ids, model.Users.ToVocabulary().Ids);

        var ranker = model.LoadRanker();
        Assert.Equal(ScoresOf(Ranker(), Set.ItemsOf(0)), ScoresOf(ranker, Set.ItemsOf(0)));
    }

    [Fact]
    public void Two_runs_give_identical_files()
    {
        foreach (var name in (string[])["one", "two"])
        {
            Write(_folder[name]);
            ModelFolder.AddHistories(_folder[name], Set);
            ModelFolder.AddTitles(_folder[name], new Dictionary<string, string> { ["a"] = "Alien" });
        }

        var files = Directory.GetFiles(_folder["one"]).Select(file => Path.GetFileName(file)!).Order().ToArray();
        Assert.Equal(["histories.safetensors", "items.safetensors", "model.json", "titles.safetensors", "users.safetensors", "weights.safetensors"], files);
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(Path.Combine(_folder["one"], file)), File.ReadAllBytes(Path.Combine(_folder["two"], file))));
    }

    [Fact]
    public void Histories_and_titles_lie_beside_the_model_once_they_were_added()
    {
        Write(Model);
        using (var bare = ModelFolder.Open(Model))
        {
            Assert.Null(bare.Histories);
            Assert.Null(bare.TitleOf(0));
        }

        ModelFolder.AddHistories(Model, Set);
        ModelFolder.AddTitles(Model, new Dictionary<string, string> { ["c"] = "Casablanca (1942)", ["unknown"] = "Nothing" });
        using var model = ModelFolder.Open(Model, ModelCheck.Everything);
        var ana = model.Histories!.Users.IndexOf("ana");
        Assert.Equal(["a", "b", "c"], model.Histories.ItemsOf(ana).ToArray().Select(item => model.Items[item]));
        Assert.Equal([10, 20, 30], model.Histories.TimesOf(ana).ToArray());
        Assert.Equal([null, "Casablanca (1942)"], ((string[])["b", "c"]).Select(id => model.TitleOf(model.Items.IndexOf(id))));
    }

    [Fact]
    public void Histories_of_other_items_are_refused()
    {
        Write(Model);
        var error = Assert.Throws<InvalidDataException>(() => ModelFolder.AddHistories(Model, Sets.Of("ana: b a c d")));
        Assert.Contains("other items", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("model.json")]
    [InlineData("weights.safetensors")]
    [InlineData("items.safetensors")]
    [InlineData("users.safetensors")]
    [InlineData("histories.safetensors")]
    [InlineData("titles.safetensors")]
    public void A_file_that_is_cut_longer_or_missing_is_refused_without_a_look_at_its_content(string name)
    {
        Write(Model);
        ModelFolder.AddHistories(Model, Set);
        ModelFolder.AddTitles(Model, new Dictionary<string, string>());
        var path = Path.Combine(Model, name);
        var whole = File.ReadAllBytes(path);
        for (var length = 0; length < whole.Length; length += 1 + (whole.Length / 50))
        {
            File.WriteAllBytes(path, whole[..length]);
            AssertRefused(Model, ModelCheck.Structure, name);
        }

        File.WriteAllBytes(path, [.. whole, (byte)'x']);
        AssertRefused(Model, ModelCheck.Structure, name);
        File.Delete(path);
        AssertRefused(Model, ModelCheck.Structure, name);
        File.WriteAllBytes(path, whole);
        ModelFolder.Open(Model, ModelCheck.Everything).Dispose();
    }

    [Theory]
    [InlineData("model.json")]
    [InlineData("weights.safetensors")]
    [InlineData("items.safetensors")]
    [InlineData("users.safetensors")]
    public void One_changed_byte_anywhere_is_found_by_the_checksums(string name)
    {
        Write(Model);
        var path = Path.Combine(Model, name);
        var whole = File.ReadAllBytes(path);
        for (var at = 0; at < whole.Length; at += 1 + (whole.Length / 200))
        {
            var changed = whole.ToArray();
            changed[at] ^= 1;
            File.WriteAllBytes(path, changed);
            Assert.Throws<InvalidDataException>(() => ModelFolder.Open(Model, ModelCheck.Everything).Dispose());
        }
    }

    [Fact]
    public void A_newer_format_is_refused_whatever_else_it_has()
    {
        Write(Model);
        File.WriteAllText(Path.Combine(Model, "model.json"), """{ "format": "usher-model", "formatVersion": 2, "recipe": { "of": "tomorrow" } }""");
        var error = Assert.Throws<InvalidDataException>(() => ModelFolder.Open(Model));
        Assert.Contains("format 2; this version of Usher reads up to 1. Update Usher, or train again.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{ "format": 1 }""")]
    [InlineData("""{ "format": "usher-model", "formatVersion": "1" }""")]
    [InlineData("""{ "format": "usher-model", "formatVersion": 1 }""")]
    [InlineData("not json")]
    public void A_foreign_model_json_is_refused(string text)
    {
        Directory.CreateDirectory(Model);
        File.WriteAllText(Path.Combine(Model, "model.json"), text);
        AssertRefused(Model, ModelCheck.Structure, "model.json");
    }

    [Fact]
    public void A_folder_that_is_missing_or_holds_no_model_is_refused()
    {
        Assert.Contains("There is no folder", Assert.Throws<InvalidDataException>(() => ModelFolder.Open(Model)).Message, StringComparison.Ordinal);
        Directory.CreateDirectory(Model);
        Assert.Contains("is not a model folder", Assert.Throws<InvalidDataException>(() => ModelFolder.Open(Model)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_is_replaced_as_a_whole_and_an_empty_folder_is_filled()
    {
        Directory.CreateDirectory(Model);
        Write(Model);
        File.WriteAllText(Path.Combine(Model, "note.txt"), "of the old one");
        Write(Model, seed: 9);
        Assert.False(File.Exists(Path.Combine(Model, "note.txt")));
        using var model = ModelFolder.Open(Model);
        Assert.Equal(9, model.Description.Seed);
        Assert.Equal([Model], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void Anything_else_in_the_place_is_left_alone()
    {
        Directory.CreateDirectory(Model);
        File.WriteAllText(Path.Combine(Model, "thesis.txt"), "not to be lost");
        Assert.Contains("left alone", Assert.Throws<IOException>(() => Write(Model)).Message, StringComparison.Ordinal);
        Assert.Throws<IOException>(() => ModelFolder.CheckPlace(Model));
        Assert.Equal("not to be lost", File.ReadAllText(Path.Combine(Model, "thesis.txt")));

        File.WriteAllText(_folder["file"], "");
        Assert.Contains("is a file", Assert.Throws<IOException>(() => ModelFolder.CheckPlace(_folder["file"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_write_that_fails_leaves_what_was_there()
    {
        Write(Model);
        Assert.Throws<NotSupportedException>(() => ModelFolder.Write(Model, Description(), new Unsavable(), Set.ItemIds, Set.UserIds));
        ModelFolder.Open(Model, ModelCheck.Everything).Dispose();
        Assert.Equal([Model], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void A_finished_model_moves_to_its_place()
    {
        Write(_folder["job"]);
        Write(Model, seed: 9);
        ModelFolder.Move(_folder["job"], Model + Path.DirectorySeparatorChar);
        using var model = ModelFolder.Open(Model, ModelCheck.Everything);
        Assert.Equal(1, model.Description.Seed);
        Assert.Equal([Model], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void A_list_of_files_that_leads_out_of_the_folder_is_refused()
    {
        Write(Model);
        var manifest = ManifestFile.Read(Model);
        var files = new Dictionary<string, FileStamp>(manifest.Files) { ["../other"] = new(1, "") };
        ManifestFile.Write(Model, manifest with { Files = files });
        Assert.Contains("outside the folder", Assert.Throws<InvalidDataException>(() => ModelFolder.Open(Model)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rankers_inside_rankers_keep_their_parts_apart()
    {
        ModelFolder.Write(Model, Description(), new Pair(), Set.ItemIds, Set.UserIds);
        using var model = ModelFolder.Open(Model);
        var error = Assert.Throws<InvalidDataException>(model.LoadRanker);
        Assert.Contains("of kind 'pair'", error.Message, StringComparison.Ordinal);

        var manifest = ManifestFile.Read(Model);
        using var weights = SafetensorsFile.Open(Path.Combine(Model, "weights.safetensors"));
        var reader = new FolderRankerReader(manifest.Ranker, weights);
        Assert.Equal((0.1 + 0.2, "best"), (reader.Number("weight"), reader.Text("word")));
        Assert.Equal([1f], reader.Nested("part").Tensor<float>("only", out _).ToArray());
        Assert.Equal(4, RankerLoader.Load(reader.Nested("first")).ItemCount);
        Assert.Equal(4, RankerLoader.Load(reader.Nested("second")).ItemCount);
        Assert.True(reader.HasTensor("first.shares"));
        Assert.False(reader.HasTensor("shares"));
        Assert.Throws<InvalidDataException>(() => reader.Number("none"));
        Assert.Throws<InvalidDataException>(() => reader.Text("none"));
        Assert.Throws<InvalidDataException>(() => reader.Nested("none").Kind);
    }

    [Fact]
    public void Model_json_is_for_people_too()
    {
        Write(Model);
        var text = File.ReadAllText(Path.Combine(Model, "model.json"), Encoding.UTF8);
        Assert.StartsWith("{\n  \"format\": \"usher-model\",\n  \"formatVersion\": 1,\n  \"recipe\": \"usher-transitions\",\n", text, StringComparison.Ordinal);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        Assert.Contains("\"decay\": 0.8", text, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static void Write(string path, int seed = 1) => ModelFolder.Write(path, Description() with { Seed = seed }, Ranker(), Set.ItemIds, Set.UserIds);

    private static TransitionsRanker Ranker() =>
        new(new(new[] { 0, 1, 2, 2, 3 }, new[] { 1, 2, 0 }, new[] { 0.5f, 0.25f, 0.125f }), 0.8, new[] { 0.5f, 0.5f, 0.5f, 0.25f });

    private static ModelDescription Description() => new()
    {
        Recipe = "usher-transitions",
        Seed = 1,
        Data = new(Set.UserCount, Set.ItemCount, Set.EventCount, "c0ffee"),
        Hyperparameters = new Dictionary<string, string> { ["window"] = "5", ["decay"] = "0.8" },
        Metrics = new Dictionary<string, double> { ["ndcg@10"] = 0.1 + 0.2, ["hr@10"] = 1.0 / 3 },
        Baselines = new Dictionary<string, IReadOnlyDictionary<string, double>> { ["aws-popularity-count"] = new Dictionary<string, double> { ["ndcg@10"] = 0.05 } },
        Versions = new Dictionary<string, string> { ["usher"] = "0.1.0" },
    };

    private static float[] ScoresOf(IRanker ranker, ReadOnlySpan<int> items)
    {
        var scores = new float[ranker.ItemCount];
        var state = ranker.Start();
        foreach (var item in items)
            state.Advance(new Event(item, Time: 0));
        state.Score(scores);
        return scores;
    }

    private static void AssertRefused(string path, ModelCheck check, string named)
    {
        var error = Assert.Throws<InvalidDataException>(() => ModelFolder.Open(path, check).Dispose());
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    private sealed class Unsavable : IRanker
    {
        public int ItemCount => Set.ItemCount;

        public UserState Start(int user = -1) => throw new NotSupportedException();

        public void Save(RankerWriter writer) => throw new NotSupportedException();
    }

    private sealed class Pair : IRanker
    {
        public int ItemCount => Set.ItemCount;

        public UserState Start(int user = -1) => throw new NotSupportedException();

        public void Save(RankerWriter writer)
        {
            writer.Kind("pair");
            writer.Number("weight", 0.1 + 0.2);
            writer.Text("word", "best");
            writer.Nested("part").Tensor<float>("only", [1], 1);
            Ranker().Save(writer.Nested("first"));
            new PopularityRanker(new float[4]).Save(writer.Nested("second"));
        }
    }
}
