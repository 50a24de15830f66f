using Usher.Ranking.Actions;
using Usher.Ranking.Files;
using Usher.Ranking.Histories;
using Usher.Ranking.Rankers;
using Usher.Ranking.Tensors;

namespace Usher.Ranking.ModelFolders;

/// <summary>Makes model folders: written beside their place, then renamed, so that a folder is whole or absent. The same model gives the same bytes.</summary>
internal static class ModelFolderWriter
{
    /// <summary><see cref="ModelFolder.Write(string, ModelDescription, IRanker, Vocabulary, Vocabulary)"/>.</summary>
    public static void Write(string path, ModelDescription description, IRanker ranker, Vocabulary items, Vocabulary users)
    {
        if (ranker.ItemCount != items.Count)
            throw new ArgumentException($"The ranker scores {ranker.ItemCount} items; {items.Count} ids were given.", nameof(items));

        WholeFolder.Write(path, folder => WriteModel(folder, description, ranker.Save, items, users));
    }

    /// <summary><see cref="ModelFolder.Write(string, ModelDescription, ActionRanker, Vocabulary, Vocabulary, ActionSet)"/>.</summary>
    public static void Write(string path, ModelDescription description, ActionRanker ranker, Vocabulary items, Vocabulary users, ActionSet actions)
    {
        if (ranker.ActionCount != actions.ActionIds.Count || ranker.ItemCount != items.Count)
            throw new ArgumentException($"The ranker scores {ranker.ActionCount} actions by {ranker.ItemCount} items; {actions.ActionIds.Count} and {items.Count} ids were given.", nameof(actions));

        WholeFolder.Write(path, folder =>
        {
            WriteIds(actions.ActionIds, "actions", Path.Combine(folder, ModelFolder.ActionsFile));
            ActionHistoryIndex.Write(actions, Path.Combine(folder, ModelFolder.ActionHistoriesFile));
            WriteModel(folder, description, ranker.Save, items, users, ModelFolder.ActionsFile, ModelFolder.ActionHistoriesFile);
        });
    }

    /// <summary><see cref="ModelFolder.AddHistories"/>.</summary>
    public static void AddHistories(string path, TrainingSet set)
    {
        using (var model = ModelFolder.Open(path))
        {
            if (model.Items.Count != set.ItemCount || !set.ItemIds.Ids.Index().All(id => model.Items[id.Index] == id.Item))
                throw new InvalidDataException($"{path} was trained on other items than those of the histories. Train again on the same data.");
        }

        HistoryIndex.Write(set, Path.Combine(path, ModelFolder.HistoriesFile));
        Seal(path, ManifestFile.Read(path), ModelFolder.HistoriesFile);
    }

    /// <summary><see cref="ModelFolder.AddTitles"/>.</summary>
    public static void AddTitles(string path, IReadOnlyDictionary<string, string> titles)
    {
        var texts = new SafetensorsWriter();
        using (var model = ModelFolder.Open(path))
            TextTable.Add(texts, "titles", [.. Enumerable.Range(0, model.Items.Count).Select(item => titles.GetValueOrDefault(model.Items[item], ""))]);
        texts.Write(Path.Combine(path, ModelFolder.TitlesFile));
        Seal(path, ManifestFile.Read(path), ModelFolder.TitlesFile);
    }

    /// <summary><see cref="ModelFolder.Move"/>.</summary>
    public static void Move(string from, string path)
    {
        WholeFolder.Write(path, folder =>
        {
            foreach (var file in Directory.EnumerateFiles(from))
            {
                using var source = File.OpenRead(file);
                DurableFiles.Write(Path.Combine(folder, Path.GetFileName(file)), source.CopyTo);
            }
        });
        Directory.Delete(from, recursive: true);
    }

    private static void WriteModel(string folder, ModelDescription description, Action<RankerWriter> save, Vocabulary items, Vocabulary users, params ReadOnlySpan<string> others)
    {
        var settings = new RankerSettings();
        var weights = new SafetensorsWriter();
        save(new FolderRankerWriter(settings, weights));
        weights.Write(Path.Combine(folder, ModelFolder.WeightsFile));
        WriteIds(items, "items", Path.Combine(folder, ModelFolder.ItemsFile));
        WriteIds(users, "users", Path.Combine(folder, ModelFolder.UsersFile));
        Seal(folder, new ModelManifest(description) { Ranker = settings.Prune() }, [ModelFolder.WeightsFile, ModelFolder.ItemsFile, ModelFolder.UsersFile, .. others]);
    }

    private static void WriteIds(Vocabulary ids, string name, string path)
    {
        var file = new SafetensorsWriter();
        IdTable.Add(file, name, ids);
        file.Write(path);
    }

    private static void Seal(string folder, ModelManifest manifest, params ReadOnlySpan<string> written)
    {
        var stamps = new SortedDictionary<string, FileStamp>(manifest.Files.ToDictionary(), StringComparer.Ordinal);
        foreach (var name in written)
            stamps[name] = FileStamp.Of(Path.Combine(folder, name));
        ManifestFile.Write(folder, manifest with { Files = stamps });
    }
}
