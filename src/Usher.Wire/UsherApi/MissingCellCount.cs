namespace Usher.Wire.UsherApi;

/// <summary>How many cells of a column count as missing because they cannot be used.</summary>
/// <param name="Column">The column.</param>
/// <param name="Cells">How many cells.</param>
public sealed record MissingCellCount(string Column, long Cells);
