using Usher.Datasets.Cells;
using Usher.Datasets.Schemas;
using Usher.Datasets.Tables;

namespace Usher.Datasets.Imports;

/// <summary>What <see cref="CsvScan"/> found wrong with cells, counted and told from the part that it was written to.</summary>
/// <param name="schema">The fields of the rows.</param>
/// <param name="isStrict">Whether each bad cell costs its row, and not only one of a key.</param>
internal sealed class CellFaults(Schema schema, bool isStrict)
{
    private readonly CellRule[] _rules = [.. CellRule.Of(schema).Where(rule => rule.CanFail)];

    /// <summary>SQL that is true for a row that is left out, and never null.</summary>
    public string IsLeftOut { get; } =
        $"({string.Join(" OR ", CellRule.Of(schema).Where(rule => rule.CanFail && (isStrict || rule.IsKey)).Select(rule => $"{CsvScan.FaultOf(rule.Field.Name)} IS NOT NULL").DefaultIfEmpty("false"))})";

    /// <summary>Counts rows and faults.</summary>
    /// <param name="session">Reads the part.</param>
    /// <param name="from">The part, as it stands behind FROM.</param>
    /// <returns>All rows; those that are left out; all faults; and those in rows that stay, by column.</returns>
    public (long Rows, long LeftOut, long Faults, IReadOnlyList<MissingCells> Missing) Count(DuckDbSession session, string from)
    {
        var faults = _rules.Select(rule => CsvScan.FaultOf(rule.Field.Name)).ToArray();
        string[] counts = ["count(*)", $"count_if({IsLeftOut})::BIGINT", .. faults.Select(fault => $"count({fault})"), .. faults.Select(fault => $"count({fault}) FILTER (NOT {IsLeftOut})")];
        return session.Query(
            $"SELECT {string.Join(", ", counts)} FROM {from}",
            row => (
                row.CountOf(0),
                row.CountOf(1),
                faults.Select((_, index) => row.CountOf(2 + index)).Sum(),
                (IReadOnlyList<MissingCells>)[.. _rules.Select((rule, index) => new MissingCells(rule.Field.Name, row.CountOf(2 + faults.Length + index)))]))[0];
    }

    /// <summary>The first faults.</summary>
    /// <param name="session">Reads the part.</param>
    /// <param name="from">The part, as it stands behind FROM.</param>
    /// <param name="files">What was read, in this order.</param>
    /// <returns>Each with the number of the file that it is in.</returns>
    public IEnumerable<(int File, RejectedRow Fault)> Find(DuckDbSession session, string from, IReadOnlyList<CsvFile> files)
    {
        var queries = _rules.Select((rule, index) =>
            $"SELECT file_row_number AS place, {index} AS which, {CsvScan.FaultOf(rule.Field.Name)} AS cell FROM {from} WHERE {CsvScan.FaultOf(rule.Field.Name)} IS NOT NULL");
        var found = session.Query(
            $"SELECT * FROM ({string.Join(" UNION ALL ", queries)}) ORDER BY place, which LIMIT {ImportResult.MaxFaults}",
            row => Explain(row.GetInt64(0), _rules[row.GetInt32(1)], row.GetString(2)));
        return RowPlaces.Of(files, found.Select(fault => fault.Row))
            .Zip(found, (place, fault) => (place.File, new RejectedRow(files[place.File].Name, place.Line, fault.Column, fault.Value, fault.Reason)));
    }

    private static (long Row, string Column, string Value, string Reason) Explain(long row, CellRule rule, string cell) => (
        row,
        rule.Field.Name,
        CellText.Shorten(cell),
        (cell.Length == 0 ? rule.ReadEmpty() : rule.Read(cell, out _))
            ?? throw new InvalidOperationException($"'{cell}' is a value of {rule.Field.Name} by CellRule.Read and none by CellRule.Value."));
}
