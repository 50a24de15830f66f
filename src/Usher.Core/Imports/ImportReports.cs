using Usher.Core.Resources;
using Usher.Core.S3Access;
using Usher.Datasets.Imports;

namespace Usher.Core.Imports;

/// <summary>Creates the report that is stored with an import job.</summary>
internal static class ImportReports
{
    /// <summary>The report on an importer's result.</summary>
    /// <param name="result">The importer's result.</param>
    /// <param name="source">Knows the S3 names of the files.</param>
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
