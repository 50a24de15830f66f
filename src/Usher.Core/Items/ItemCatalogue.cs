using Usher.Core.Rows;
using Usher.Core.Datasets;
using Usher.Core.Histories;
using Usher.Datasets.Histories;

namespace Usher.Core.Items;

/// <summary>All items of a dataset group, the most popular first: those of the Items dataset, and those that occur in interactions only.</summary>
internal sealed class ItemCatalogue
{
    private readonly RowTable _table;
    private readonly CatalogueItem[] _items;
    private readonly Dictionary<string, int> _numbers;
    private readonly TitleIndex _titles;

    /// <param name="table">The rows of the Items dataset.</param>
    /// <param name="index">The index of interactions, which has further items and the popularity of all.</param>
    public ItemCatalogue(RowTable table, InteractionIndex index)
    {
        _table = table;
        var known = table.Stored.Ids.Concat(index.Items.Where(id => !table.Stored.Has(id)));
        _items = [.. known.Select(id => new CatalogueItem(id, table.TitleOf(id), index.ItemOf(id) is >= 0 and var item ? index.ItemCounts[item] : 0))];
        Array.Sort(_items, CatalogueItem.ByPopularity);
        _numbers = new(_items.Length, StringComparer.Ordinal);
        foreach (var (number, item) in _items.Index())
            _numbers.Add(item.Id, number);
        _titles = TitleIndex.Of([.. _items.Select(NameOf)]);
    }

    /// <summary>The columns that a request may name.</summary>
    public IReadOnlyList<string> Columns => _table.Columns;

    /// <summary>An item; null if it is unknown.</summary>
    public CatalogueItem? Find(string id, HistoryTail tail)
    {
        var live = tail.Items.GetValueOrDefault(id);
        var indexed = _numbers.TryGetValue(id, out var number) ? _items[number] : (CatalogueItem?)null;
        return _table.IsPut(id) ? new(id, _table.TitleOf(id), (indexed?.Interactions ?? 0) + live)
            : indexed is { } item ? item with { Interactions = item.Interactions + live }
            : live > 0 ? new(id, Title: null, live)
            : null;
    }

    /// <summary>The values of an item by column.</summary>
    public IReadOnlyDictionary<string, string> ColumnsOf(string id) => _table.RowOf(id) ?? new Dictionary<string, string>();

    /// <summary>The items that match, the best match first, equal matches by popularity.</summary>
    public IEnumerable<CatalogueItem> Search(CatalogueQuery query, HistoryTail tail)
    {
        var found = Enumerable.Range(0, CatalogueQuery.BestFit + 1).Select(_ => (Known: new List<int>(), Late: new List<CatalogueItem>())).ToArray();
        foreach (var item in LateItems(tail))
        {
            if (query.FitOf(item.Id, NameOf(item)) is > 0 and var fit && HasCategory(query, item.Id))
                found[fit].Late.Add(item);
        }

        // Item numbers are in the order of popularity.
        foreach (var (number, fit) in Known(query))
            found[fit].Known.Add(number);
        return found.Reverse().SelectMany(fit =>
        {
            fit.Late.Sort(CatalogueItem.ByPopularity);
            return fit.Known.Select(number => _items[number]).Merge(fit.Late, CatalogueItem.ByPopularity);
        });
    }

    // Only few of a million items need to be compared: those that the index of words gives, and the one with the ID.
    private IEnumerable<(int Number, int Fit)> Known(CatalogueQuery query)
    {
        var words = query.IsForAll ? null : _titles.Match(query.Words);
        var named = _numbers.GetValueOrDefault(query.Id, -1);
        var hasPuts = _table.HasPuts;
        for (var number = 0; number < _items.Length; number++)
        {
            if (words is not null && words[number] == 0 && number != named)
                continue;

            var item = _items[number];
            if ((hasPuts && _table.IsPut(item.Id)) || !HasCategory(query, item.Id))
                continue;

            yield return (number, words is null ? 1 : query.FitOf(item.Id, NameOf(item), words[number]));
        }
    }

    private static string NameOf(CatalogueItem item) => item.Title ?? item.Id;

    // Items that the index of titles does not have, or has with an old title.
    private IEnumerable<CatalogueItem> LateItems(HistoryTail tail) =>
        _table.PutIds.Concat(tail.Items.Keys.Where(id => !_numbers.ContainsKey(id) && !_table.IsPut(id))).Select(id => Find(id, tail)).OfType<CatalogueItem>();

    private bool HasCategory(CatalogueQuery query, string id) => query.Column is not { } column || query.IsIn(_table.Find(id, column));
}
