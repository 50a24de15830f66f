namespace Usher.Datasets.Imports;

/// <summary>The cells of one column that cannot be used and count as missing, in rows that were taken.</summary>
/// <param name="Column">The column.</param>
/// <param name="Cells">How many there are.</param>
public sealed record MissingCells(string Column, long Cells);
