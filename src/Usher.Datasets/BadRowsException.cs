using Usher.Datasets.Imports;

namespace Usher.Datasets;

/// <summary>Rows that cannot be used. The message shows the first ones; <see cref="Rejected"/> has all.</summary>
public sealed class BadRowsException : Exception
{
    private const int Shown = 10;

    public BadRowsException(long rows, IReadOnlyList<RejectedRow> rejected)
        : base(Describe(rows, rejected)) => Rejected = rejected;

    /// <summary>Every fault of every bad row, in all files that were read.</summary>
    public IReadOnlyList<RejectedRow> Rejected { get; }

    private static string Describe(long rows, IReadOnlyList<RejectedRow> rejected)
    {
        IEnumerable<string> lines =
        [
            rows == 1 ? "1 row cannot be used. Mend it, or skip it with --skip-bad-rows:" : $"{rows:N0} rows cannot be used. Mend them, or skip them with --skip-bad-rows:",
            .. rejected.Take(Shown).Select(row => $"  {row}"),
        ];
        if (rejected.Count > Shown)
            lines = lines.Append($"  … and {rejected.Count - Shown:N0} more");
        return string.Join('\n', lines);
    }
}
