using Usher.Datasets.Imports;

namespace Usher.Core.Resources;

/// <summary>The report on the files of an import.</summary>
/// <param name="Rows">The number of imported rows.</param>
/// <param name="RejectedRows">The number of rows that were rejected.</param>
/// <param name="Rejected">The first faults, up to <see cref="MaxFaults"/>.</param>
/// <param name="Warnings">Data that is allowed but probably a mistake.</param>
public sealed record ImportReport(long Rows, long RejectedRows, IReadOnlyList<RejectedRow> Rejected, IReadOnlyList<string> Warnings)
{
    /// <summary>The size of all files after decompression.</summary>
    public long Bytes { get; init; }

    /// <summary>Notes, such as how many IDs the dataset shares with the others of its group.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The most faults that are stored with a job. A file may have millions.</summary>
    public const int MaxFaults = 1_000;

    /// <summary>The number of all faults; 0 in reports of older versions.</summary>
    public long Faults { get; init; }

    /// <summary>The numbers of cells that are not valid and count as missing, by column.</summary>
    public IReadOnlyList<MissingCells> MissingCells { get; init; } = [];
}
