using Usher.Core.EventStore;
using Usher.Datasets;
using Usher.Datasets.Schemas;
using Usher.Datasets.TrainingSets;

namespace Usher.Core.Items;

/// <summary>The rows of the Items dataset of a dataset group, by item id: the stored rows as they were when the table was read, and the rows put since.</summary>
/// <remarks>A row that is put replaces the whole row of its item, so a column that it lacks has no value.</remarks>
internal sealed class ItemTable
{
    // Below this number of put rows it costs less to keep them beside the stored ones than to read the dataset again.
    internal const int MaxPuts = 10_000;

    private readonly ItemColumns _stored;
    private readonly PendingUpserts _puts;
    private readonly string? _titleColumn;

    /// <param name="stored">The rows that were read: imported ones, and those put before.</param>
    /// <param name="schema">Their columns; null for a dataset group without an Items dataset.</param>
    /// <param name="puts">The rows put since.</param>
    public ItemTable(ItemColumns stored, Schema? schema, PendingUpserts puts)
    {
        (_stored, _puts) = (stored, puts);
        Columns = [.. schema?.Fields.Select(field => field.Name).Where(name => name != "ITEM_ID") ?? []];
        _titleColumn = schema is null ? null : (ItemTitles.FieldOf(schema) ?? schema.Fields.FirstOrDefault(field => field.Textual))?.Name;
    }

    /// <summary>The table of a dataset group without an Items dataset.</summary>
    public static ItemTable Empty { get; } = new(ItemColumns.None, schema: null, PendingUpserts.None);

    /// <summary>The columns beside ITEM_ID, as the schema spells them.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The items that had a row when the table was read.</summary>
    public IReadOnlyCollection<string> StoredIds => _stored.Ids;

    /// <summary>The items whose row was put since.</summary>
    public IEnumerable<string> PutIds => _puts.Ids;

    /// <summary>Whether any row was put since.</summary>
    public bool HasPuts => _puts.Count > 0;

    /// <summary>Whether so many rows were put since that the table should be read again.</summary>
    public bool IsOutgrown => _puts.Count > Math.Max(MaxPuts, _stored.Ids.Count / 4);

    /// <summary>Reads the rows put since the last call. The members then include them.</summary>
    public ValueTask ReadPutsAsync(CancellationToken cancellationToken) => _puts.ReadAsync(cancellationToken);

    /// <summary>Whether an item had a row when the table was read.</summary>
    public bool IsStored(string itemId) => _stored.Has(itemId);

    /// <summary>Whether the row of an item was put since.</summary>
    public bool IsPut(string itemId) => _puts.Has(itemId);

    /// <summary>A cell as text; null if there is no such item, no such column or no value.</summary>
    public string? Find(string itemId, string column) => _puts.Find(itemId) is { } put ? put.GetValueOrDefault(column) : _stored.Find(itemId, column);

    /// <summary>The title of an item; null if none is known.</summary>
    public string? TitleOf(string itemId) => _titleColumn is null ? null : Find(itemId, _titleColumn);

    /// <summary>The values of an item, by column, without empty cells; null if there is no such item.</summary>
    public IReadOnlyDictionary<string, string>? RowOf(string itemId) => _puts.Find(itemId) ?? _stored.RowOf(itemId);
}
