namespace Usher.Datasets.Imports;

/// <summary>What became of a CSV.</summary>
/// <param name="Rows">Rows in the part.</param>
/// <param name="RejectedRows">Rows left out of it because of a fault.</param>
/// <param name="Rejected">Every fault, file by file and line by line; more than <paramref name="RejectedRows"/> where a row has several.</param>
/// <param name="Warnings">What is probably not meant, though allowed.</param>
public sealed record ImportResult(long Rows, long RejectedRows, IReadOnlyList<RejectedRow> Rejected, IReadOnlyList<string> Warnings);
