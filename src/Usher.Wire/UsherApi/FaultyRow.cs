namespace Usher.Wire.UsherApi;

/// <summary>One fault of one row.</summary>
/// <param name="File">Where it lies, such as s3://bucket/interactions.csv.</param>
/// <param name="Line">The line that the row begins on; the header is line 1.</param>
/// <param name="Column">The column at fault; empty for the row as a whole.</param>
/// <param name="Value">The cell, cut after 200 characters.</param>
/// <param name="Reason">What is wrong with it.</param>
public sealed record FaultyRow(string File, long Line, string Column, string Value, string Reason);
