using DuckDB.NET.Data;
using DuckDB.NET.Native;
using Usher.Datasets.Tables;

namespace Usher.Datasets.Imports;

/// <summary>Writes a user's Parquet file as CSV in plain form: so its cells go through the same checks as those of a CSV, and its length can be bounded.</summary>
/// <remarks>
/// Row N lies on line N + 1. A TIMESTAMP column of Parquet's own times becomes seconds since 1970, rounded down. Lists and structures are left out: a cell has no form for them, and to
/// write one as text may take any amount of memory.
/// </remarks>
internal static class ParquetSource
{
    // One row group at a time, so that a small file which unpacks to much cannot take the machine's memory.
    private const string Frugal = "SET threads = 1; SET memory_limit = '512MiB'";

    /// <summary>Writes the CSV.</summary>
    /// <param name="parquet">The file.</param>
    /// <param name="name">What the user calls it.</param>
    /// <param name="csv">Gets a header and a line for each row.</param>
    /// <param name="work">For files on the way.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The columns that were left out, with their types.</returns>
    /// <exception cref="DatasetException">It is damaged, or the CSV becomes too long.</exception>
    public static IReadOnlyList<string> WriteCsv(string parquet, string name, BoundedFile csv, WorkFolder work, CancellationToken cancellationToken)
    {
        try
        {
            using var session = new DuckDbSession(work.Path, cancellationToken);
            session.Execute(Frugal);
            var from = $"read_parquet({Sql.FileToRead(parquet)}, binary_as_string = true, hive_partitioning = false)";
            var columns = session.Query($"SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM {from})", row => new Column(row.GetString(0), row.GetString(1)));
            var written = columns.Where(column => !column.IsNested).ToArray();
            if (written.Length == 0)
                throw new DatasetException($"{name} has no column of texts, numbers or times.");

            WriteHeader(written, csv);
            session.Stream($"SELECT {string.Join(", ", written.Select(column => column.Cell))} FROM {from}", chunk => WriteRows(chunk, written.Length, csv));
            return [.. columns.Where(column => column.IsNested).Select(column => $"{column.Name} ({column.Type})")];
        }
        catch (Exception e) when (e is DuckDBException or InvalidOperationException)
        {
            throw new DatasetException($"{name} cannot be read as Parquet: {e.Message.ReplaceLineEndings(" ").Replace(parquet, name, StringComparison.Ordinal)}", e);
        }
    }

    private static void WriteHeader(Column[] columns, BoundedFile csv)
    {
        for (var i = 0; i < columns.Length; i++)
            WriteCell(System.Text.Encoding.UTF8.GetBytes(columns[i].Name.ReplaceLineEndings(" ")), i, csv);
        csv.Write("\n"u8);
    }

    private static unsafe void WriteRows(Chunk chunk, int columns, BoundedFile csv)
    {
        for (var row = 0; row < chunk.Count; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                if (!chunk.ValidityOf(column)[row])
                {
                    WriteCell([], column, csv);
                    continue;
                }

                fixed (DuckDBString* cell = &chunk.Column<DuckDBString>(column)[row])
                    WriteCell(new(cell->Data, cell->Length), column, csv);
            }

            csv.Write("\n"u8);
        }
    }

    private static void WriteCell(ReadOnlySpan<byte> text, int column, BoundedFile csv)
    {
        if (column > 0)
            csv.Write(","u8);
        if (!text.ContainsAny(",\"\r\n"u8))
        {
            csv.Write(text);
            return;
        }

        csv.Write("\""u8);
        for (int at; (at = text.IndexOf((byte)'"')) >= 0; text = text[(at + 1)..])
        {
            csv.Write(text[..at]);
            csv.Write("\"\""u8);
        }

        csv.Write(text);
        csv.Write("\""u8);
    }

    private sealed record Column(string Name, string Type)
    {
        public bool IsNested => Type.EndsWith(']') || Type.StartsWith("STRUCT", StringComparison.Ordinal) || Type.StartsWith("MAP", StringComparison.Ordinal) || Type == "VARIANT";

        public string Cell => IsTime && Name.EndsWith("TIMESTAMP", StringComparison.OrdinalIgnoreCase)
            ? $"CAST(CAST(floor(epoch_us({Sql.Name(Name)}) / 1000000) AS BIGINT) AS VARCHAR)"
            : $"CAST({Sql.Name(Name)} AS VARCHAR)";

        private bool IsTime => Type == "DATE" || Type.StartsWith("TIMESTAMP", StringComparison.Ordinal);
    }
}
