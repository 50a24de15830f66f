using Usher.Datasets.Matching;

namespace Usher.Datasets.Imports;

/// <summary>What became of a CSV. However many faults it has, this stays small.</summary>
/// <param name="Rows">Rows in the part.</param>
/// <param name="RejectedRows">Rows left out of it because of a fault.</param>
/// <param name="Rejected">The first <see cref="MaxFaults"/> faults, file by file and line by line; a row with two bad cells has two.</param>
/// <param name="Warnings">What is probably not meant, though allowed.</param>
public sealed record ImportResult(long Rows, long RejectedRows, IReadOnlyList<RejectedRow> Rejected, IReadOnlyList<string> Warnings)
{
    /// <summary>So many faults are kept; the others are counted.</summary>
    public const int MaxFaults = 10_000;

    /// <summary>How many faults there are in all.</summary>
    public long Faults { get; init; }

    /// <summary>Cells that cannot be used and count as missing, by column; only columns that have some.</summary>
    public IReadOnlyList<MissingCells> MissingCells { get; init; } = [];

    /// <summary>How many ids the dataset shares with others; empty where none was compared.</summary>
    public IReadOnlyList<IdMatch> Matches { get; init; } = [];

    /// <summary>How long the files were together, unpacked.</summary>
    public long Bytes { get; init; }

    /// <summary>The forms that came beside CSV: gzip, Parquet.</summary>
    public IReadOnlyList<string> Forms { get; init; } = [];
}
