using DuckDB.NET.Native;
using Usher.Datasets.Schemas;
using Usher.Datasets.Tables;
using Usher.Ranking.Histories;

namespace Usher.Datasets.TrainingSets;

/// <summary>Collects one column of the events: categories, or numbers that are cut into ranges in the end.</summary>
internal sealed class EventColumn(SchemaField field)
{
    private readonly CategoryColumn _categories = new(field.Name);
    private readonly List<double> _numbers = [];

    /// <summary>What a statement selects for it.</summary>
    public static string Selected(SchemaField field, string table) => field.IsNumber ? $"{table}.{Sql.Name(field.Name)}::DOUBLE" : $"{table}.{Sql.Name(field.Name)}";

    /// <summary>Takes the cell of the next event.</summary>
    public void Add(Chunk chunk, int column, int row)
    {
        var isKnown = chunk.ValidityOf(column)[row];
        if (field.IsNumber)
            _numbers.Add(isKnown ? chunk.Column<double>(column)[row] : double.NaN);
        else
            _categories.Add(isKnown ? Chunk.Text(chunk.Column<DuckDBString>(column)[row]) : "");
    }

    public Field ToField() => field.IsNumber ? NumberRanges.Cut(field.Name, _numbers) : _categories.ToField();
}
