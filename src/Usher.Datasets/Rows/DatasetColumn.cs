using Usher.Datasets.Schemas;

namespace Usher.Datasets.Rows;

/// <summary>One column of <see cref="DatasetRows"/>.</summary>
/// <param name="field">The column in the schema.</param>
public abstract class DatasetColumn(SchemaField field)
{
    /// <summary>The column in the schema.</summary>
    public SchemaField Field { get; } = field;

    /// <summary>How many rows there are.</summary>
    public abstract int Count { get; }

    /// <summary>The text of a cell, as exports write it; null for no value.</summary>
    /// <param name="row">0 to <see cref="Count"/> - 1.</param>
    public abstract string? TextOf(int row);
}
