using Usher.Datasets.Schemas;
using Usher.Datasets.Tables;

namespace Usher.Datasets.Imports;

/// <summary>Brings together what DuckDB rejected and what our own checks found, and finds the line of each.</summary>
internal static class BadRows
{
    /// <summary>A fault in a row that was read: the row is counted among all rows read, from 0.</summary>
    private sealed record Violation(long Row, string Column, string Value, string Reason);

    /// <param name="session">Holds the rejects tables of the scan.</param>
    /// <param name="written">The part with all rows that DuckDB could read.</param>
    /// <param name="files">In the order they were read.</param>
    /// <param name="schema">The fields of the rows.</param>
    /// <param name="violated">The checks that some row fails.</param>
    /// <returns>How many rows are bad, and all that is wrong with them.</returns>
    public static (long Rows, IReadOnlyList<RejectedRow> Faults) Find(
        DuckDbSession session, string written, IReadOnlyList<CsvFile> files, Schema schema, IReadOnlyList<RowCheck> violated)
    {
        var rejects = Rejects.Read(session, files, schema);
        var violations = Violations(session, written, violated);
        var faults = new List<RejectedRow>();
        var readBefore = 0L;
        foreach (var file in files)
        {
            var rejected = rejects.Where(fault => fault.ReadFrom == file.ReadFrom).ToLookup(fault => fault.Record);
            var unplaced = rejected.Select(record => record.Key).ToHashSet();
            foreach (var record in CsvRecord.In(file.ReadFrom).Where(record => record.Number > 1 && !record.IsBlank))
            {
                faults.AddRange(unplaced.Remove(record.Number)
                    ? rejected[record.Number].Select(fault => new RejectedRow(file.Name, record.Line, fault.Column, fault.Value, fault.Reason))
                    : violations[readBefore++].Select(fault => new RejectedRow(file.Name, record.Line, fault.Column, fault.Value, fault.Reason)));
            }

            // After an unclosed quote DuckDB and we may count records differently. A fault whose line is not sure is told all the same.
            faults.AddRange(unplaced.Order().SelectMany(
                number => rejected[number].Select(fault => new RejectedRow(file.Name, number, fault.Column, fault.Value, fault.Reason))));
        }

        var rows = rejects.Select(fault => (fault.ReadFrom, fault.Record)).Distinct().LongCount() + violations.Count;
        return (rows, faults);
    }

    private static ILookup<long, Violation> Violations(DuckDbSession session, string written, IReadOnlyList<RowCheck> checks)
    {
        if (checks.Count == 0)
            return Enumerable.Empty<Violation>().ToLookup(violation => violation.Row);

        var queries = checks.Select((check, index) =>
            $"SELECT file_row_number AS place, {index} AS which, left({Sql.Name(check.Column)}::VARCHAR, {RejectedRow.LongestValue + 1}) AS cell "
            + $"FROM {ParquetPart.From([written])} WHERE {check.Violated}");
        return session
            .Query(
                $"SELECT * FROM ({string.Join(" UNION ALL ", queries)}) ORDER BY place, which",
                row => new Violation(row.GetInt64(0), checks[row.GetInt32(1)].Column, Rejects.Cut(row.TextOf(2)), checks[row.GetInt32(1)].Reason))
            .ToLookup(violation => violation.Row);
    }
}
