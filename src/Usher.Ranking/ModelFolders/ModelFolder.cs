using Usher.Ranking.Actions;
using Usher.Ranking.Histories;
using Usher.Ranking.Rankers;
using Usher.Ranking.Tensors;

namespace Usher.Ranking.ModelFolders;

/// <summary>
/// A trained model as a folder: model.json, the vocabularies, the weights and, where they were added, the users' histories and the items' titles. All but model.json
/// is memory-mapped, so opening reads nothing that is not asked for.
/// </summary>
/// <remarks>What it gives out (ids, histories, rankers and their states) is usable until it is disposed of, not after.</remarks>
public sealed class ModelFolder : IDisposable
{
    internal const string ItemsFile = "items.safetensors";
    internal const string UsersFile = "users.safetensors";
    internal const string WeightsFile = "weights.safetensors";
    internal const string HistoriesFile = "histories.safetensors";
    internal const string TitlesFile = "titles.safetensors";
    internal const string ActionsFile = "actions.safetensors";
    internal const string ActionHistoriesFile = "action-histories.safetensors";

    private readonly List<SafetensorsFile> _files = [];
    private readonly ModelManifest _manifest;
    private readonly string _path;
    private readonly SafetensorsFile _weights;
    private readonly TextTable? _titles;

    private ModelFolder(string path, ModelManifest manifest)
    {
        _path = path;
        _manifest = manifest;
        try
        {
            Items = new(Map(ItemsFile), "items");
            Users = new(Map(UsersFile), "users");
            _weights = Map(WeightsFile);
            Histories = manifest.Files.ContainsKey(HistoriesFile) ? new(Map(HistoriesFile), Items.Count) : null;
            _titles = manifest.Files.ContainsKey(TitlesFile) ? new(Map(TitlesFile), "titles") : null;
            Actions = manifest.Files.ContainsKey(ActionsFile) ? new(Map(ActionsFile), "actions") : null;
            ActionHistories = Actions is not null && manifest.Files.ContainsKey(ActionHistoriesFile) ? new(Map(ActionHistoriesFile), Actions.Count) : null;
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>What the model is and how it came to be.</summary>
    public ModelDescription Description => _manifest;

    /// <summary>The items the model scores.</summary>
    public IdTable Items { get; }

    /// <summary>The users it was trained on.</summary>
    public IdTable Users { get; }

    /// <summary>The users' histories; null when none were added.</summary>
    public HistoryIndex? Histories { get; }

    /// <summary>The actions the model scores; null for a model of items.</summary>
    public IdTable? Actions { get; }

    /// <summary>The users' interactions with actions; null for a model of items.</summary>
    public ActionHistoryIndex? ActionHistories { get; }

    /// <summary>Opens a folder.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="check">How closely to look at it first.</param>
    /// <exception cref="InvalidDataException">It is missing, damaged, cut short, foreign or of a newer format; the message says which and what to do.</exception>
    public static ModelFolder Open(string path, ModelCheck check = ModelCheck.Structure)
    {
        var manifest = ManifestFile.Read(path);
        foreach (var name in (IEnumerable<string>)[ItemsFile, UsersFile, WeightsFile])
        {
            if (!manifest.Files.ContainsKey(name))
                throw new InvalidDataException($"{Path.Combine(path, ManifestFile.Name)} does not list {name}: the model folder is damaged. Train again.");
        }

        foreach (var (name, stamp) in manifest.Files)
        {
            if (name != Path.GetFileName(name))
                throw new InvalidDataException($"{Path.Combine(path, ManifestFile.Name)} lists '{name}', which is outside the folder: it did not come from Usher.");
            stamp.Check(Path.Combine(path, name), check);
        }

        return new(path, manifest);
    }

    /// <summary>Writes a model: beside its place, then renamed, so that the folder is whole or absent. The same model gives the same bytes.</summary>
    /// <param name="path">Where; a model folder that is there is replaced, anything else refused.</param>
    /// <param name="description">What it is and how it came to be.</param>
    /// <param name="ranker">The model.</param>
    /// <param name="items">The items it scores, in the order of their indexes.</param>
    /// <param name="users">The users it was trained on, in the order of their indexes.</param>
    /// <exception cref="IOException">Something else is at <paramref name="path"/>, or the disk refuses; nothing is left behind.</exception>
    public static void Write(string path, ModelDescription description, IRanker ranker, Vocabulary items, Vocabulary users) =>
        ModelFolderWriter.Write(path, description, ranker, items, users);

    /// <summary>Writes a model of actions, with the users' interactions with them, in the same way.</summary>
    /// <param name="path">Where; a model folder that is there is replaced, anything else refused.</param>
    /// <param name="description">What it is and how it came to be.</param>
    /// <param name="ranker">The model.</param>
    /// <param name="items">The items that its features know, in the order of their indexes.</param>
    /// <param name="users">The users whose columns its features know, in the order of their indexes.</param>
    /// <param name="actions">The actions it scores, and the interactions with them.</param>
    /// <exception cref="IOException">Something else is at <paramref name="path"/>, or the disk refuses; nothing is left behind.</exception>
    public static void Write(string path, ModelDescription description, ActionRanker ranker, Vocabulary items, Vocabulary users, ActionSet actions) =>
        ModelFolderWriter.Write(path, description, ranker, items, users, actions);

    /// <summary>Adds the users' histories to a model folder, so that a recommendation needs no other data. Earlier histories are replaced.</summary>
    /// <param name="path">The model folder; no one else may be writing to it.</param>
    /// <param name="set">The histories, with the same items that the model has.</param>
    /// <exception cref="InvalidDataException">The folder is damaged, or its items are not those of <paramref name="set"/>.</exception>
    public static void AddHistories(string path, TrainingSet set) => ModelFolderWriter.AddHistories(path, set);

    /// <summary>Adds the titles of the items to a model folder. Earlier titles are replaced.</summary>
    /// <param name="path">The model folder; no one else may be writing to it.</param>
    /// <param name="titles">Titles by item id. Items without one may be absent, and ids that the model does not know are left out.</param>
    /// <exception cref="InvalidDataException">The folder is damaged.</exception>
    public static void AddTitles(string path, IReadOnlyDictionary<string, string> titles) => ModelFolderWriter.AddTitles(path, titles);

    /// <summary>Brings a finished model folder to its place, from another folder or file system.</summary>
    /// <param name="from">The model folder; gone afterwards.</param>
    /// <param name="path">Where; a model folder that is there is replaced, anything else refused.</param>
    /// <exception cref="IOException">Something else is at <paramref name="path"/>, or the disk refuses; nothing is left behind.</exception>
    public static void Move(string from, string path) => ModelFolderWriter.Move(from, path);

    /// <summary>Refuses a place where no model can be written, so that this is known before training and not after it.</summary>
    /// <param name="path">Where a model is to be written; the folders it will lie in are made.</param>
    /// <exception cref="IOException">Something that is not a model folder is there, or no folder can be made; the message says what to do.</exception>
    /// <exception cref="UnauthorizedAccessException">Nothing may be written there.</exception>
    public static void CheckPlace(string path) => WholeFolder.CheckPlace(path);

    /// <summary>Makes the ranker. Its tensors stay in the mapped file.</summary>
    /// <exception cref="InvalidDataException">It is of a kind that this version does not know, or does not fit the items.</exception>
    public IRanker LoadRanker()
    {
        var ranker = RankerLoader.Load(new FolderRankerReader(_manifest.Ranker, _weights));
        if (ranker.ItemCount != Items.Count)
            throw new InvalidDataException($"{_path}: the ranker scores {ranker.ItemCount} items, and {Items.Count} have ids: the model folder is damaged. Train again.");

        return ranker;
    }

    /// <summary>Makes the ranker of a model of actions. Its tensors stay in the mapped file.</summary>
    /// <exception cref="InvalidDataException">It is of a kind that this version does not know, or does not fit the items and actions.</exception>
    public ActionRanker LoadActionRanker()
    {
        var ranker = ActionRanker.Load(new FolderRankerReader(_manifest.Ranker, _weights));
        if (ranker.ItemCount != Items.Count || ranker.ActionCount != Actions?.Count)
            throw new InvalidDataException($"{_path}: the ranker scores {ranker.ActionCount} actions by {ranker.ItemCount} items, and {Actions?.Count ?? 0} and {Items.Count} have ids: the model folder is damaged. Train again.");

        return ranker;
    }

    /// <summary>The title of an item, or null when none is known.</summary>
    /// <param name="item">Index of the item.</param>
    public string? TitleOf(int item) => _titles is not null && item < _titles.Count && _titles[item] is { Length: > 0 } title ? title : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var file in _files)
            file.Dispose();
    }

    private SafetensorsFile Map(string name)
    {
        var file = SafetensorsFile.Open(Path.Combine(_path, name));
        _files.Add(file);
        return file;
    }
}
