using Usher.Core.EventStore;
using Usher.Core.Resources;
using Usher.Ranking.ModelFolders;
using Usher.Ranking.Rankers;

namespace Usher.Core.Models;

/// <summary>A model in memory: what is mapped of its folder, and its ranker. To be used while a <see cref="ModelLease"/> on it is held, not after.</summary>
internal sealed class LoadedModel : IDisposable
{
    private readonly string?[] _itemIds;
    private readonly EventSelection _events;
    private readonly Lazy<ItemAges?> _ages;

    private LoadedModel(SolutionVersionResource version, ModelFolder folder)
    {
        Version = version;
        Folder = folder;
        Ranker = folder.LoadRanker();
        _itemIds = new string?[folder.Items.Count];
        _events = EventSelection.Of(version.Shape);
        _ages = new(() => ItemAges.Of(folder));
    }

    /// <summary>The solution version as it was when the model was loaded; it does not change any more.</summary>
    public SolutionVersionResource Version { get; }

    public ModelFolder Folder { get; }

    public IRanker Ranker { get; }

    /// <summary>How old its items are; counted when first asked for. Null for a model without histories.</summary>
    public ItemAges? Ages => _ages.Value;

    /// <summary>Opens a model folder.</summary>
    /// <exception cref="InvalidDataException">It is missing or damaged.</exception>
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

    /// <summary>The id of an item; made once, however often it is asked for.</summary>
    public string ItemId(int item) => _itemIds[item] ??= Folder.Items[item];

    /// <summary>Whether it reads a live event: one of those it was trained on, of an item that it knows.</summary>
    /// <param name="live">The event.</param>
    /// <param name="item">Index of its item; -1 for an event that is not read.</param>
    public bool Reads(LiveEvent live, out int item)
    {
        item = _events.Takes(live.EventType, live.Value) ? Folder.Items.IndexOf(live.ItemId) : -1;
        return item >= 0;
    }

    public void Dispose() => Folder.Dispose();
}
