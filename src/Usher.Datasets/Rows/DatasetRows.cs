using System.Collections.Frozen;
using Usher.Datasets.Imports;
using Usher.Datasets.Schemas;
using Usher.Datasets.Tables;

namespace Usher.Datasets.Rows;

/// <summary>The rows of an Items, Users or Actions dataset in memory, column by column. Rows are numbered from 0.</summary>
public sealed class DatasetRows
{
    private static long _made;

    private readonly DatasetColumn[] _columns;
    private readonly FrozenDictionary<string, DatasetColumn> _byName;
    private readonly Dictionary<string, int> _numbers;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _numbersOfSpans;

    internal DatasetRows(Dictionary<string, int> numbers, DatasetColumn[] columns)
    {
        (_numbers, _columns) = (numbers, columns);
        _numbersOfSpans = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        _byName = columns.ToFrozenDictionary(column => column.Field.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Tells these rows from all others of the process.</summary>
    public long Number { get; } = Interlocked.Increment(ref _made);

    /// <summary>No rows.</summary>
    public static DatasetRows None { get; } = new(new(StringComparer.Ordinal), []);

    /// <summary>The ids of the rows, in the order of their numbers.</summary>
    public IReadOnlyCollection<string> Ids => _numbers.Keys;

    /// <summary>Reads parts.</summary>
    /// <param name="parts">Parquet parts, oldest first. If several have a row of an id, the newest counts.</param>
    /// <param name="schema">The dataset's columns. Rows of a part that lacks a column have no value in it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static DatasetRows Read(IReadOnlyList<string> parts, Schema schema, CancellationToken cancellationToken)
    {
        var builder = new DatasetRowsBuilder(schema);
        if (parts.Count == 0)
            return builder.Build();

        using var work = WorkFolder.Temporary();
        using var session = new DuckDbSession(work.Path, cancellationToken);
        foreach (var part in parts)
            builder.Add(session, part);
        return builder.Build();
    }

    /// <summary>Whether an id has a row.</summary>
    public bool Has(string id) => _numbers.ContainsKey(id);

    /// <summary>The number of an id's row; -1 if it has none.</summary>
    public int NumberOf(ReadOnlySpan<char> id) => _numbersOfSpans.TryGetValue(id, out var number) ? number : -1;

    /// <summary>A column; null if there is none of this name. Case does not count.</summary>
    public DatasetColumn? Column(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The text of a cell; null if there is no such row, no such column or no value.</summary>
    public string? Find(string id, string column) => _numbers.TryGetValue(id, out var number) ? Column(column)?.TextOf(number) : null;

    /// <summary>The texts of a row by column, without empty cells; null if there is no such row.</summary>
    public IReadOnlyDictionary<string, string>? RowOf(string id)
    {
        if (!_numbers.TryGetValue(id, out var number))
            return null;

        var cells = new Dictionary<string, string>(_columns.Length, StringComparer.Ordinal);
        foreach (var column in _columns)
        {
            if (column.TextOf(number) is { } cell)
                cells.Add(column.Field.Name, cell);
        }

        return cells;
    }
}
