using Usher.Datasets.Imports;

namespace Usher.Core.Resources;

/// <summary>What an import found in its files.</summary>
/// <param name="Rows">Rows that were taken.</param>
/// <param name="RejectedRows">Rows that cannot be used and were left out.</param>
/// <param name="Rejected">Their faults, the first of them.</param>
/// <param name="Warnings">What is probably not meant, though allowed.</param>
public sealed record ImportReport(long Rows, long RejectedRows, IReadOnlyList<RejectedRow> Rejected, IReadOnlyList<string> Warnings)
{
    /// <summary>How long the files were together, unpacked.</summary>
    public long Bytes { get; init; }

    /// <summary>What is good to know: how many ids the dataset shares with the others of its group.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>So many faults are kept with a job; the importer keeps more, and a file may have millions.</summary>
    public const int MaxFaults = 1_000;

    /// <summary>How many faults there are in all; 0 in reports of older versions.</summary>
    public long Faults { get; init; }

    /// <summary>Cells that cannot be used and count as missing, by column.</summary>
    public IReadOnlyList<MissingCells> MissingCells { get; init; } = [];
}
