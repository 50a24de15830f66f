using Usher.Datasets.Imports;

namespace Usher.Datasets;

/// <summary>Files with rows that cannot be used. The message shows the first faults; <see cref="Rejected"/> has more.</summary>
public sealed class BadRowsException : Exception
{
    private const int Shown = 10;

    private BadRowsException(string sentence, long faults, IReadOnlyList<RejectedRow> rejected)
        : base(Describe(sentence, faults, rejected)) => Rejected = rejected;

    /// <summary>The first <see cref="ImportResult.MaxFaults"/> faults of each file.</summary>
    public IReadOnlyList<RejectedRow> Rejected { get; }

    /// <summary>Faults that only a strict reading minds.</summary>
    /// <param name="results">Of all files; one of them at least has a fault.</param>
    public static BadRowsException OfStrict(IReadOnlyList<ImportResult> results)
    {
        var rows = results.Sum(result => result.RejectedRows);
        return new(
            $"{(rows == 1 ? "1 row has a fault. Mend it" : $"{rows:N0} rows have faults. Mend them")}, or leave out --strict: then rows without their ids or their time are left out, and other bad cells count as missing:",
            results.Sum(result => result.Faults),
            [.. results.SelectMany(result => result.Rejected)]);
    }

    /// <summary>A file without any row that can be used.</summary>
    public static BadRowsException OfAll(string csv, ImportResult result) => new(
        result.RejectedRows == 1 ? $"The only row of {csv} cannot be used:" : $"None of the {result.RejectedRows:N0} rows of {csv} can be used:", result.Faults, result.Rejected);

    private static string Describe(string sentence, long faults, IReadOnlyList<RejectedRow> rejected)
    {
        var lines = rejected.Take(Shown).Select(row => $"  {row}").Prepend(sentence);
        if (faults > Shown)
            lines = lines.Append($"  … and {faults - Shown:N0} more");
        return string.Join('\n', lines);
    }
}
