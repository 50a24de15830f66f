using Usher.Core.Datasets;
using Usher.Core.EventStore;
using Usher.Core.Histories;
using Usher.Datasets;
using Usher.Datasets.Schemas;
using Usher.Datasets.TrainingSets;

namespace Usher.Core.Catalogue;

/// <summary>All items of a dataset group, the most popular first: those of the Items dataset, and those that occur in interactions only.</summary>
internal sealed class ItemCatalogue
{
    private readonly ItemColumns _rows;
    private readonly Schema? _schema;
    private readonly string? _titleColumn;
    private readonly PendingUpserts _puts;
    private readonly CatalogueItem[] _items;
    private readonly Dictionary<string, int> _numbers;
    private readonly TitleIndex _titles;

    /// <param name="rows">The rows that were there.</param>
    /// <param name="schema">Their columns; null where there is no Items dataset.</param>
    /// <param name="puts">The rows that come after those.</param>
    /// <param name="histories">Which items there are beside, and how popular they are.</param>
    public ItemCatalogue(ItemColumns rows, Schema? schema, PendingUpserts puts, DatasetHistories histories)
    {
        (_rows, _schema, _puts) = (rows, schema, puts);
        _titleColumn = schema is null ? null : (ItemTitles.FieldOf(schema) ?? schema.Fields.FirstOrDefault(field => field.Textual))?.Name;
        var index = histories.Index;
        var known = rows.Ids.Concat(index.Items.Where(id => !rows.Has(id)));
        _items = [.. known.Select(id => new CatalogueItem(id, _titleColumn is null ? null : rows.Find(id, _titleColumn), index.ItemOf(id) is >= 0 and var item ? index.ItemCounts[item] : 0))];
        Array.Sort(_items, CatalogueItem.ByPopularity);
        _numbers = new(_items.Length, StringComparer.Ordinal);
        foreach (var (number, item) in _items.Index())
            _numbers.Add(item.Id, number);
        _titles = TitleIndex.Of([.. _items.Select(NameOf)]);
    }

    /// <summary>Whether it still knows all rows that were put.</summary>
    public bool IsComplete => _puts.IsComplete;

    /// <summary>Reads the rows that were put since the last call, so that the calls below know them.</summary>
    public ValueTask ReadPutsAsync(CancellationToken cancellationToken) => _puts.ReadAsync(cancellationToken);

    /// <summary>The columns that may be asked for.</summary>
    public IEnumerable<string> Columns => _schema?.Fields.Select(one => one.Name).Where(name => name != "ITEM_ID") ?? [];

    /// <summary>An item; null where it is not known.</summary>
    public CatalogueItem? Find(string id, HistoryTail tail)
    {
        var live = tail.Items.GetValueOrDefault(id);
        var indexed = _numbers.TryGetValue(id, out var number) ? _items[number] : (CatalogueItem?)null;
        return _puts.Find(id) is { } put ? new(id, Texts(put).GetValueOrDefault(_titleColumn ?? ""), (indexed?.Interactions ?? 0) + live)
            : indexed is { } item ? item with { Interactions = item.Interactions + live }
            : live > 0 ? new(id, Title: null, live)
            : null;
    }

    /// <summary>What is known of an item, by column.</summary>
    public IReadOnlyDictionary<string, string> ColumnsOf(string id) => _puts.Find(id) is { } put ? Texts(put) : _rows.RowOf(id) ?? new Dictionary<string, string>();

    /// <summary>The items that fit, the best first, those that fit equally well by popularity.</summary>
    public IEnumerable<CatalogueItem> Search(CatalogueQuery query, HistoryTail tail)
    {
        var found = Enumerable.Range(0, CatalogueQuery.BestFit + 1).Select(_ => (Known: new List<int>(), Late: new List<CatalogueItem>())).ToArray();
        foreach (var item in LateItems(tail))
        {
            if (query.FitOf(item.Id, NameOf(item)) is > 0 and var fit && HasCategory(query, item.Id))
                found[fit].Late.Add(item);
        }

        // The numbers are in the order of popularity.
        foreach (var (number, fit) in Known(query))
            found[fit].Known.Add(number);
        return found.Reverse().SelectMany(fit =>
        {
            fit.Late.Sort(CatalogueItem.ByPopularity);
            return fit.Known.Select(number => _items[number]).Merge(fit.Late, CatalogueItem.ByPopularity);
        });
    }

    // Of a million items few have to be looked at: the words say which, and an id is found by itself.
    private IEnumerable<(int Number, int Fit)> Known(CatalogueQuery query)
    {
        var words = query.IsForAll ? null : _titles.Match(query.Words);
        var named = _numbers.GetValueOrDefault(query.Id, -1);
        var hasPuts = !_puts.IsEmpty;
        for (var number = 0; number < _items.Length; number++)
        {
            if (words is not null && words[number] == 0 && number != named)
                continue;

            var item = _items[number];
            if ((hasPuts && _puts.Has(item.Id)) || !HasCategory(query, item.Id))
                continue;

            yield return (number, words is null ? 1 : query.FitOf(item.Id, NameOf(item), words[number]));
        }
    }

    private static string NameOf(CatalogueItem item) => item.Title ?? item.Id;

    // What the index does not know, or not as it is now.
    private IEnumerable<CatalogueItem> LateItems(HistoryTail tail) =>
        _puts.Ids.Concat(tail.Items.Keys.Where(id => !_numbers.ContainsKey(id) && !_puts.Has(id))).Select(id => Find(id, tail)).OfType<CatalogueItem>();

    private bool HasCategory(CatalogueQuery query, string id)
    {
        if (query.Column is not { } column)
            return true;

        return query.IsIn(_puts.Find(id) is { } put ? Texts(put).GetValueOrDefault(column) : _rows.Find(id, column));
    }

    private Dictionary<string, string> Texts(PutRow put) => PutColumns.Texts(put.Columns, _schema!);
}
