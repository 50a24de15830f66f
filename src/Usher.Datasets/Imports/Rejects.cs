using Usher.Datasets.CsvFiles;
using Usher.Datasets.Schemas;
using Usher.Datasets.Tables;

namespace Usher.Datasets.Imports;

/// <summary>What DuckDB could not read, from its rejects tables, in the words of a schema.</summary>
internal static class Rejects
{
    private const int LongestLine = 100_000;

    /// <summary>A fault and the number of the record it is in; <see cref="CsvRecord.Number"/> says how that counts.</summary>
    internal sealed record Fault(string ReadFrom, long Record, string Column, string Value, string Reason);

    private sealed record Reject(string Path, long Record, int Column, string Kind, string Line, string Message);

    public static IReadOnlyList<Fault> Read(DuckDbSession session, IReadOnlyList<CsvFile> files, Schema schema)
    {
        var rejects = session.Query(
            $"""
            SELECT file_path, line, column_idx, error_type::VARCHAR, left(csv_line, {LongestLine}), error_message
            FROM reject_errors JOIN reject_scans USING (scan_id, file_id) ORDER BY ALL
            """,
            row => new Reject(row.GetString(0), row.CountOf(1), (int)row.CountOf(2), row.TextOf(3), row.TextOf(4).Trim('\r', '\n'), row.TextOf(5)));

        var byPath = files.ToDictionary(file => Path.GetFullPath(file.ReadFrom));

        // A row that ends too early is rejected once for each column it lacks; the first one says it all.
        return [.. rejects
            .GroupBy(reject => (reject.Path, reject.Record, Column: reject.Kind == "MISSING COLUMNS" ? 0 : reject.Column, reject.Kind))
            .Select(group => Explain(group.MinBy(reject => reject.Column)!, byPath[group.Key.Path], schema))];
    }

    private static Fault Explain(Reject reject, CsvFile file, Schema schema)
    {
        var name = reject.Column >= 1 && reject.Column <= file.Header.Count ? file.Header[reject.Column - 1] : "";
        var cells = CsvLine.Split(reject.Line);
        var cell = reject.Column >= 1 && reject.Column <= cells.Count ? cells[reject.Column - 1] : reject.Line;
        return reject.Kind switch
        {
            "CAST" => Fault(name, cell, Expected(schema.Find(name))),
            "MISSING COLUMNS" => Fault(
                file.Header[reject.Column], reject.Line, $"The row has {Fields(reject.Column)}, the header {file.Header.Count}; {file.Header[reject.Column]} is missing."),
            "TOO MANY COLUMNS" => Fault(
                "", reject.Line, $"The row has {Fields(cells.Count)}, the header {file.Header.Count}. A cell with a comma needs quotes around it."),
            "UNQUOTED VALUE" => Fault(name, reject.Line, "A quote is opened and not closed at the cell's end. Inside quotes, write a quote twice or as \\\"."),
            "INVALID ENCODING" => Fault(name, cell, "The cell is not UTF-8. Save the file in UTF-8."),
            "LINE SIZE OVER MAXIMUM" => Fault("", reject.Line, "The row is longer than 2,000,000 bytes."),
            _ => Fault(name, reject.Line, reject.Message.ReplaceLineEndings(" ")),
        };

        Fault Fault(string column, string value, string reason) => new(file.ReadFrom, reject.Record, column, Cut(value), reason);
    }

    public static string Cut(string value) => value.Length <= RejectedRow.LongestValue ? value : value[..RejectedRow.LongestValue] + "…";

    private static string Fields(int count) => count == 1 ? "1 field" : $"{count} fields";

    private static string Expected(SchemaField? field) => field switch
    {
        { Name: "TIMESTAMP" or "CREATION_TIMESTAMP" } => "is not a whole number; a timestamp is in whole seconds since 1970-01-01 UTC.",
        { Type: FieldType.Int } => "is not a whole number from -2,147,483,648 to 2,147,483,647.",
        { Type: FieldType.Long } => "is not a whole number of 64 bits.",
        { Type: FieldType.Boolean } => "is not true or false.",
        _ => "is not a number.",
    };
}
