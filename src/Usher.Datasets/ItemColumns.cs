using System.Collections.Frozen;
using Usher.Datasets.Imports;
using Usher.Datasets.Schemas;
using Usher.Datasets.Tables;

namespace Usher.Datasets;

/// <summary>The cells of an Items dataset as text, looked up by item ID; or those of an Actions or a Users dataset by the ID of the action or the user.</summary>
public sealed class ItemColumns
{
    private readonly FrozenDictionary<string, int> _columns;
    private readonly string[] _names;
    private readonly Dictionary<string, string?[]> _rows = new(StringComparer.Ordinal);

    private ItemColumns(string[] columns)
    {
        _names = columns;
        _columns = columns.Select((name, index) => KeyValuePair.Create(name, index)).ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>No items.</summary>
    public static ItemColumns None { get; } = new([]);

    /// <summary>Every item that has a row, in no order.</summary>
    public IReadOnlyCollection<string> Ids => _rows.Keys;

    /// <summary>Reads parts.</summary>
    /// <param name="parts">Parquet parts, oldest first. If several have a row of an item, the newest counts.</param>
    /// <param name="schema">The dataset's columns. Items of a part that lacks a column have no value in it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static ItemColumns Read(IReadOnlyList<string> parts, Schema schema, CancellationToken cancellationToken)
    {
        var id = KnownField.Of(schema.Type)[0].Name;
        string[] names = [.. schema.Fields.Select(field => field.Name).Where(name => name != id)];
        var read = new ItemColumns(names);
        if (parts.Count == 0)
            return read;

        using var work = WorkFolder.Temporary();
        using var session = new DuckDbSession(work.Path, cancellationToken);
        foreach (var part in parts)
        {
            var known = ParquetPart.ReadSchema(session, part).Fields.Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
            var columns = names.Select(name => known.Contains(name) ? $"CAST({Sql.Name(name)} AS VARCHAR)" : "NULL::VARCHAR");
            var rows = session.Query(
                $"SELECT {string.Join(", ", columns.Prepend(id))} FROM {ParquetPart.From([part])}",
                row => (Id: row.GetString(0), Cells: names.Select((_, index) => row.IsDBNull(index + 1) ? null : row.GetString(index + 1)).ToArray()));
            foreach (var (row, cells) in rows)
                read._rows[row] = cells;
        }

        return read;
    }

    /// <summary>Whether an item has a row.</summary>
    public bool Has(string itemId) => _rows.ContainsKey(itemId);

    /// <summary>The value of a cell; null if there is no such item, no such column or no value.</summary>
    public string? Find(string itemId, string column) => _rows.TryGetValue(itemId, out var row) && _columns.TryGetValue(column, out var index) ? row[index] : null;

    /// <summary>The values of an item, by column, without empty cells; null if there is no such item.</summary>
    public IReadOnlyDictionary<string, string>? RowOf(string itemId)
    {
        if (!_rows.TryGetValue(itemId, out var row))
            return null;

        var cells = new Dictionary<string, string>(row.Length, StringComparer.Ordinal);
        for (var column = 0; column < row.Length; column++)
        {
            if (row[column] is { } cell)
                cells.Add(_names[column], cell);
        }

        return cells;
    }
}
