using Usher.Core.EventStore;
using Usher.Core.Resources;
using Usher.Ranking.Actions;
using Usher.Ranking.ModelFolders;
using Usher.Ranking.Rankers;

namespace Usher.Core.Models;

/// <summary>A model in memory: its memory-mapped folder and its ranker. It may be used only while a <see cref="ModelLease"/> on it is held.</summary>
internal sealed class LoadedModel : IDisposable
{
    private static long _loaded;

    private readonly string?[] _itemIds;
    private readonly EventSelection _events;
    private readonly Lazy<ItemAges?> _ages;
    private readonly IRanker? _ranker;

    private LoadedModel(SolutionVersionResource version, ModelFolder folder)
    {
        Version = version;
        Folder = folder;
        if (folder.Actions is null)
            _ranker = folder.LoadRanker();
        else
            ActionRanker = folder.LoadActionRanker();
        _itemIds = new string?[folder.Items.Count];
        _events = EventSelection.Of(version.Shape);
        _ages = new(() => ItemAges.Of(folder));
    }

    /// <summary>Tells this model from all others that the process loads.</summary>
    public long Number { get; } = Interlocked.Increment(ref _loaded);

    /// <summary>The solution version at the time when the model was loaded.</summary>
    public SolutionVersionResource Version { get; }

    public ModelFolder Folder { get; }

    /// <summary>The ranker of items.</summary>
    /// <exception cref="InvalidOperationException">The model is of actions.</exception>
    public IRanker Ranker => _ranker ?? throw new InvalidOperationException($"The model of {Version.Arn} is of actions; it has no ranker of items.");

    /// <summary>The ranker of actions; null for a model of items.</summary>
    public ActionRanker? ActionRanker { get; }

    /// <summary>The ages of its items, computed at the first use. Null for a model without histories.</summary>
    public ItemAges? Ages => _ages.Value;

    /// <summary>Opens a model folder.</summary>
    /// <exception cref="InvalidDataException">The folder is missing or damaged.</exception>
    public static LoadedModel Open(SolutionVersionResource version, string path)
    {
        var folder = ModelFolder.Open(path);
        try
        {
            return new(version, folder);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>The ID of an item. The string is created at the first use and kept.</summary>
    public string ItemId(int item) => _itemIds[item] ??= Folder.Items[item];

    /// <summary>Whether the model uses a live event: the item must be known, and the event of a type and value that the model was trained on.</summary>
    /// <param name="live">The event.</param>
    /// <param name="item">The index of its item; -1 for an event that is not used.</param>
    public bool Reads(LiveEvent live, out int item)
    {
        item = _events.Takes(live.EventType, live.Value) ? Folder.Items.IndexOf(live.ItemId) : -1;
        return item >= 0;
    }

    public void Dispose() => Folder.Dispose();
}
