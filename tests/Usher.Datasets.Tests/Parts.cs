using Usher.Datasets.Tables;

namespace Usher.Datasets.Tests;

/// <summary>Looks into Parquet parts.</summary>
internal static class Parts
{
    /// <summary>Each row's cells, joined by '|'; nothing for null.</summary>
    public static IReadOnlyList<string> Rows(string part)
    {
        using var session = new DuckDbSession(Path.GetTempPath(), CancellationToken.None);
        var cells = ParquetPart.ReadSchema(session, part).Fields.Select(field => $"coalesce({Sql.Name(field.Name)}::VARCHAR, '')");
        return session.Query($"SELECT concat_ws('|', {string.Join(", ", cells)}) FROM {ParquetPart.From([part])} ORDER BY file_row_number", row => row.GetString(0));
    }
}
