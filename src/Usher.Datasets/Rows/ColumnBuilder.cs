using Usher.Datasets.Schemas;
using Usher.Datasets.Tables;

namespace Usher.Datasets.Rows;

/// <summary>Takes in the cells of one column.</summary>
/// <param name="field">The column in the schema.</param>
internal abstract class ColumnBuilder(SchemaField field)
{
    public SchemaField Field { get; } = field;

    /// <summary>What a query selects to read the column from a part.</summary>
    public string Sql => $"CAST({Tables.Sql.Name(Field.Name)} AS {SqlType})";

    /// <summary>What a query selects where a part lacks the column.</summary>
    public string MissingSql => $"NULL::{SqlType}";

    protected abstract string SqlType { get; }

    public static ColumnBuilder For(SchemaField field) => field.Type switch
    {
        FieldType.Int => new NumberColumnBuilder<int>(field),
        FieldType.Long => new NumberColumnBuilder<long>(field),
        FieldType.Float => new NumberColumnBuilder<float>(field),
        FieldType.Double => new NumberColumnBuilder<double>(field),
        _ => new TextColumnBuilder(field),
    };

    /// <summary>Takes in the cells of a chunk.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <param name="column">Which column of the chunk.</param>
    /// <param name="rows">The row number of each cell.</param>
    /// <param name="count">More than each of them.</param>
    public abstract void Read(Chunk chunk, int column, ReadOnlySpan<int> rows, int count);

    /// <summary>The column.</summary>
    /// <param name="count">How many rows there are.</param>
    public abstract DatasetColumn Build(int count);

    /// <summary>Makes room for rows; the room doubles each time.</summary>
    protected static void Grow<T>(ref T[] values, int count)
    {
        if (values.Length < count)
            Array.Resize(ref values, Math.Max(count, values.Length * 2));
    }
}
