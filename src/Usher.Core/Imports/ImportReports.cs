using Usher.Core.Resources;
using Usher.Core.S3Access;
using Usher.Datasets.Imports;

namespace Usher.Core.Imports;

/// <summary>Makes the report that is kept with an import job.</summary>
internal static class ImportReports
{
    /// <summary>The report of what an importer found.</summary>
    /// <param name="result">What it found.</param>
    /// <param name="source">Knows what the user calls a file.</param>
    public static ImportReport Of(ImportResult result, SourceFiles source) => new(
        result.Rows,
        result.RejectedRows,
        [.. result.Rejected.Take(ImportReport.MaxFaults).Select(row => row with { File = source.Name(row.File) })],
        [.. FormWarning(result.Forms), .. result.Warnings.Select(source.Rename), .. result.Matches.Select(match => match.Warning).OfType<string>()])
    {
        Faults = result.Faults,
        MissingCells = result.MissingCells,
        Bytes = result.Bytes,
        Notes = [.. result.Matches.Select(match => match.Text)],
    };

    private static IEnumerable<string> FormWarning(IReadOnlyList<string> forms) =>
        forms.Count == 0 ? [] : [$"The files are in {string.Join(" and ", forms)}, which Usher reads; Amazon Personalize takes CSV alone."];
}
