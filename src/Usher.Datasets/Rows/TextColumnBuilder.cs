using DuckDB.NET.Native;
using Usher.Datasets.Schemas;
using Usher.Datasets.Tables;

namespace Usher.Datasets.Rows;

/// <summary>Takes in the cells of a column of texts or booleans.</summary>
internal sealed class TextColumnBuilder : ColumnBuilder
{
    private readonly Dictionary<string, int> _codesByText = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _codesBySpan;
    private readonly List<string?> _texts = [null];
    private readonly CellDecoder _decoder = new();
    private int[] _codes = [];

    public TextColumnBuilder(SchemaField field)
        : base(field) => _codesBySpan = _codesByText.GetAlternateLookup<ReadOnlySpan<char>>();

    protected override string SqlType => "VARCHAR";

    public override void Read(Chunk chunk, int column, ReadOnlySpan<int> rows, int count)
    {
        Grow(ref _codes, count);
        var cells = chunk.Column<DuckDBString>(column);
        var validity = chunk.ValidityOf(column);
        for (var i = 0; i < rows.Length; i++)
            _codes[rows[i]] = validity[i] ? CodeOf(_decoder.Decode(cells[i])) : 0;
    }

    public override DatasetColumn Build(int count)
    {
        Array.Resize(ref _codes, count);
        return new TextColumn(Field, _codes, [.. _texts]);
    }

    private int CodeOf(ReadOnlySpan<char> text)
    {
        if (_codesBySpan.TryGetValue(text, out var code))
            return code;

        var kept = text.ToString();
        _codesByText.Add(kept, code = _texts.Count);
        _texts.Add(kept);
        return code;
    }
}
