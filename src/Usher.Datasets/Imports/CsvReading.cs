using DuckDB.NET.Data;
using Usher.Datasets.Cells;
using Usher.Datasets.Schemas;
using Usher.Datasets.Tables;

namespace Usher.Datasets.Imports;

/// <summary>Has DuckDB read CSV files, also those with records that it cannot read.</summary>
internal static class CsvReading
{
    /// <summary>Runs a statement over files; where one of them has a record that is not well formed, over copies without such records.</summary>
    /// <param name="session">Runs it.</param>
    /// <param name="files">In plain form.</param>
    /// <param name="statement">Makes the statement of <see cref="CsvScan.Query"/>.</param>
    /// <param name="schema">The fields to read.</param>
    /// <param name="sieve">Notes what is not in the copies.</param>
    /// <param name="work">For the copies.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The files as they were read.</returns>
    /// <exception cref="DatasetException">DuckDB cannot read the copies either.</exception>
    public static IReadOnlyList<CsvFile> Execute(
        DuckDbSession session, IReadOnlyList<CsvFile> files, Func<string, string> statement, Schema schema, CsvSieve sieve, WorkFolder work, CancellationToken cancellationToken)
    {
        try
        {
            session.Execute(statement(CsvScan.Query(files, schema)));
            return files;
        }
        catch (DuckDBException refused) when (CsvScan.IsMalformed(refused))
        {
            files = [.. files.Select((file, number) => sieve.Copy(file, number, work.File($"{work.Next()}.csv"), cancellationToken))];
        }

        try
        {
            session.Execute(statement(CsvScan.Query(files, schema)));
            return files;
        }
        catch (DuckDBException refused) when (CsvScan.IsMalformed(refused))
        {
            throw new DatasetException($"{string.Join(", ", files.Select(file => file.Name))} cannot be read as CSV: {CellText.Shorten(refused.Message.ReplaceLineEndings(" "))}", refused);
        }
    }
}
