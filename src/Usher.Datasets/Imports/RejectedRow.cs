namespace Usher.Datasets.Imports;

/// <summary>One fault of one row. A row with two bad cells is reported twice.</summary>
/// <param name="File">The CSV file, as it was named.</param>
/// <param name="Line">Number of the line the row begins on; the header is line 1.</param>
/// <param name="Column">The column at fault; empty when it is the row as a whole.</param>
/// <param name="Value">The cell, or the whole row, cut after 200 characters.</param>
/// <param name="Reason">What is wrong with it.</param>
public sealed record RejectedRow(string File, long Line, string Column, string Value, string Reason)
{
    /// <summary>One line for people.</summary>
    public override string ToString() =>
        $"{File}, line {Line}{(Column.Length == 0 ? "" : $", {Column}")}: {(Value.Length == 0 ? "" : $"\"{Value}\" ")}{Reason}";
}
