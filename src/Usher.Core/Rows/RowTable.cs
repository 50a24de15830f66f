using Usher.Core.EventStore;
using Usher.Datasets.Rows;
using Usher.Datasets.Schemas;
using Usher.Datasets.TrainingSets;

namespace Usher.Core.Rows;

/// <summary>The rows of an Items, Users or Actions dataset by id: the stored rows as they were when the table was read, and the rows put since.</summary>
/// <remarks>A row that is put replaces the whole row of its id, so a column that it lacks has no value.</remarks>
internal sealed class RowTable
{
    // Below this number of put rows it costs less to keep them beside the stored ones than to read the dataset again.
    internal const int MaxPuts = 10_000;

    private readonly PendingUpserts _puts;
    private readonly string? _titleColumn;

    /// <param name="stored">The rows that were read: imported ones, and those put before.</param>
    /// <param name="schema">Their columns; null for a dataset group without such a dataset.</param>
    /// <param name="puts">The rows put since.</param>
    public RowTable(DatasetRows stored, Schema? schema, PendingUpserts puts)
    {
        (Stored, _puts) = (stored, puts);
        Columns = schema is null ? [] : [.. schema.Fields.Select(field => field.Name).Where(name => name != schema.Type.IdColumn())];
        _titleColumn = schema is null ? null : (ItemTitles.FieldOf(schema) ?? schema.Fields.FirstOrDefault(field => field.Textual))?.Name;
    }

    /// <summary>The table of a dataset group without such a dataset.</summary>
    public static RowTable Empty { get; } = new(DatasetRows.None, schema: null, PendingUpserts.None);

    /// <summary>The columns beside the id, as the schema spells them.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Tells this table from all others of the process.</summary>
    public long Number => Stored.Number;

    /// <summary>The rows that were there when the table was read.</summary>
    public DatasetRows Stored { get; }

    /// <summary>The ids whose row was put since.</summary>
    public IEnumerable<string> PutIds => _puts.Ids;

    /// <summary>Whether any row was put since.</summary>
    public bool HasPuts => _puts.Count > 0;

    /// <summary>Counts the reads that found new put rows. While it stays, all members give the same.</summary>
    public long Revision => _puts.Revision;

    /// <summary>Whether so many rows were put since that the table should be read again.</summary>
    public bool IsOutgrown => _puts.Count > Math.Max(MaxPuts, Stored.Ids.Count / 4);

    /// <summary>Reads the rows put since the last call. The members then include them.</summary>
    public ValueTask ReadPutsAsync(CancellationToken cancellationToken) => _puts.ReadAsync(cancellationToken);

    /// <summary>Whether the row of an id was put since.</summary>
    public bool IsPut(string id) => _puts.Has(id);

    /// <summary>A cell as text; null if there is no such row, no such column or no value.</summary>
    /// <param name="id">The row's id.</param>
    /// <param name="column">The column as the schema spells it.</param>
    public string? Find(string id, string column) => _puts.Find(id) is { } put ? put.GetValueOrDefault(column) : Stored.Find(id, column);

    /// <summary>The title of an item; null if none is known.</summary>
    public string? TitleOf(string id) => _titleColumn is null ? null : Find(id, _titleColumn);

    /// <summary>The values of a row, by column, without empty cells; null if there is no such row.</summary>
    public IReadOnlyDictionary<string, string>? RowOf(string id) => _puts.Find(id) ?? Stored.RowOf(id);
}
