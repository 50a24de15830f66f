using Usher.Datasets.Imports;

namespace Usher.Core.Imports;

/// <summary>What an import found in its files.</summary>
/// <param name="Rows">Rows that were taken.</param>
/// <param name="RejectedRows">Rows that cannot be used.</param>
/// <param name="Rejected">Their faults, the first of them.</param>
/// <param name="Warnings">What is probably not meant, though allowed.</param>
public sealed record ImportReport(long Rows, long RejectedRows, IReadOnlyList<RejectedRow> Rejected, IReadOnlyList<string> Warnings)
{
    /// <summary>So many faults are kept; a file may have millions.</summary>
    public const int MostFaults = 1_000;
}
