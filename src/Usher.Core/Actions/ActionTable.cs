using Usher.Core.EventStore;
using Usher.Datasets;

namespace Usher.Core.Actions;

/// <summary>The rows of the Actions dataset of a dataset group: the stored rows as they were when the table was read, and the rows put since.</summary>
/// <param name="stored">The rows that were read.</param>
/// <param name="puts">The rows put since. One replaces the whole row of its action.</param>
internal sealed class ActionTable(ItemColumns stored, PendingUpserts puts)
{
    private readonly ActionRow[] _stored = [.. stored.Ids.Select(id => ActionRow.Of(id, column => stored.Find(id, column)))];

    /// <summary>That of a dataset group without an Actions dataset.</summary>
    public static ActionTable Empty { get; } = new(ItemColumns.None, PendingUpserts.None);

    /// <summary>Whether so many rows were put since that the table should be read again.</summary>
    public bool IsOutgrown => puts.Count > Math.Max(1_000, _stored.Length);

    /// <summary>All rows, in no order, as of the last <see cref="ReadPutsAsync"/>.</summary>
    public IEnumerable<ActionRow> Rows => puts.Count == 0 ? _stored : _stored.Where(row => !puts.Has(row.Id)).Concat(puts.Ids.Select(Put));

    /// <summary>Reads the rows put since the last call. The members then include them.</summary>
    public ValueTask ReadPutsAsync(CancellationToken cancellationToken) => puts.ReadAsync(cancellationToken);

    private ActionRow Put(string id) => ActionRow.Of(id, column => puts.Find(id)!.GetValueOrDefault(column));
}
