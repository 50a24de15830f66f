using DuckDB.NET.Native;
using Usher.Datasets.Schemas;
using Usher.Datasets.Tables;

namespace Usher.Datasets.Rows;

/// <summary>Reads parts into <see cref="DatasetRows"/>.</summary>
internal sealed class DatasetRowsBuilder
{
    private readonly string _id;
    private readonly ColumnBuilder[] _columns;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _numbersOfSpans;
    private readonly CellDecoder _decoder = new();
    private int[] _rows = [];

    public DatasetRowsBuilder(Schema schema)
    {
        _id = schema.Type.IdColumn();
        _columns = [.. schema.Fields.Where(field => field.Name != _id).Select(ColumnBuilder.For)];
        _numbersOfSpans = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Adds the rows of a part, which replace earlier ones of the same ids.</summary>
    public void Add(DuckDbSession session, string part)
    {
        var known = ParquetPart.ReadSchema(session, part).Fields.Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        var columns = _columns.Select(column => known.Contains(column.Field.Name) ? column.Sql : column.MissingSql);
        session.Stream($"SELECT {string.Join(", ", columns.Prepend(Sql.Name(_id)))} FROM {ParquetPart.From([part])}", Add);
    }

    public DatasetRows Build() => new(_numbers, [.. _columns.Select(column => column.Build(_numbers.Count))]);

    private void Add(Chunk chunk)
    {
        var ids = chunk.Column<DuckDBString>(0);
        if (_rows.Length < ids.Length)
            _rows = new int[ids.Length];
        for (var i = 0; i < ids.Length; i++)
        {
            var id = _decoder.Decode(ids[i]);
            if (!_numbersOfSpans.TryGetValue(id, out var row))
                _numbers.Add(id.ToString(), row = _numbers.Count);
            _rows[i] = row;
        }

        for (var column = 0; column < _columns.Length; column++)
            _columns[column].Read(chunk, column + 1, _rows.AsSpan(0, ids.Length), _numbers.Count);
    }
}
