using System.Text;
using System.Text.Unicode;
using Usher.Datasets.Cells;
using Usher.Datasets.Schemas;

namespace Usher.Datasets.Imports;

/// <summary>
/// Copies CSV files without the records that DuckDB cannot read: too many or too few cells, quotes that do not fit, more bytes than a row may have, text that is
/// not UTF-8. Each is noted, and blank lines take its place, so that the other records keep their lines.
/// </summary>
/// <remarks>DuckDB can note such records itself, but keeps each with several texts in memory: 100 MB of them took 4 GB.</remarks>
/// <param name="schema">The fields; what is in other columns is of no interest.</param>
/// <param name="isStrict">Whether a record with a cell that is not UTF-8 is left out even where the cell is no key.</param>
internal sealed class CsvSieve(Schema schema, bool isStrict)
{
    private const int BufferSize = 1 << 20;

    private readonly CellRule[] _rules = [.. CellRule.Of(schema)];
    private readonly List<(int File, RejectedRow Fault)> _faults = [];
    private readonly Dictionary<string, long> _missing = new(StringComparer.Ordinal);

    /// <summary>The first faults, with the number of the file that each is in.</summary>
    public IReadOnlyList<(int File, RejectedRow Fault)> Faults => _faults;

    /// <summary>How many faults there are that the rows of the copies do not show.</summary>
    public long UnseenFaults { get; private set; }

    /// <summary>Records that are not in the copies.</summary>
    public long LeftOut { get; private set; }

    /// <summary>Cells that are empty in the copies, of columns where that is no fault.</summary>
    public long MissingOf(string column) => _missing.GetValueOrDefault(column);

    /// <summary>Copies a file.</summary>
    /// <param name="file">In plain form.</param>
    /// <param name="number">The number of the file among all.</param>
    /// <param name="to">The copy.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The same file, to be read from the copy.</returns>
    public CsvFile Copy(CsvFile file, int number, string to, CancellationToken cancellationToken)
    {
        int[] columns = [.. HeaderCheck.Map(file, schema)];
        using var input = File.OpenRead(file.ReadFrom);
        using var output = new BufferedStream(File.Create(to), BufferSize);
        var buffer = new byte[BufferSize];
        var record = new CsvCells();
        var isHeader = true;
        for (int read; (read = input.Read(buffer)) > 0;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var at = 0; at < read; at++)
            {
                if (record.Add(buffer[at]))
                    Finish();
            }
        }

        if (record.End())
            Finish();
        return file with { ReadFrom = to };

        void Finish()
        {
            if (isHeader)
                record.WriteHeader(output, file.Header.Count);
            else if (record.IsBlank || !Take(file, number, columns, record))
                record.WriteLines(output);
            else
                record.Write(output, file.Header.Count);
            isHeader = false;
            record.Clear();
        }
    }

    private bool Take(CsvFile file, int number, int[] columns, CsvCells record)
    {
        var header = file.Header;
        if (record.IsTooLong)
            return LeaveOut("", record.Text, $"The row is longer than {CsvCells.LongestRecord:N0} bytes.");
        if (record.BrokenCell is { } broken)
            return LeaveOut(header.ElementAtOrDefault(broken) ?? "", record.Text, "A quote is opened and not closed at the cell's end. Inside quotes, write a quote twice or as \\\".");
        if (record.Count < header.Count)
            return LeaveOut(header[record.Count], record.Text, $"The row has {Fields(record.Count)}, the header {header.Count}; {header[record.Count]} is missing.");
        // DuckDB passes over empty cells at the end of a row.
        if (Enumerable.Range(0, record.Count).Skip(header.Count).Any(index => !record[index].IsEmpty))
            return LeaveOut("", record.Text, $"The row has {Fields(record.Count)}, the header {header.Count}. A cell with a comma needs quotes around it.");

        return record.IsUtf8 || TakeBytes();

        bool TakeBytes()
        {
            var isUseful = columns.Zip(_rules).All(column => !column.Second.IsKey || IsUseful(column.Second, record[column.First]));
            for (var index = 0; index < header.Count; index++)
            {
                if (Utf8.IsValid(record[index]))
                    continue;

                var text = Encoding.Latin1.GetString(record[index]);
                record.Empty(index);
                if (Array.IndexOf(columns, index) is not (>= 0 and var field))
                    continue;

                const string NotUtf8 = "The cell is not UTF-8. Save the file in UTF-8.";
                if (isStrict || _rules[field].IsKey)
                    return LeaveOut(schema.Fields[field].Name, text, NotUtf8);

                // In a column that allows no null the empty cell is a fault of its own, and in a row without its keys it does not matter.
                if (schema.Fields[field].Nullable && isUseful)
                    _missing[schema.Fields[field].Name] = MissingOf(schema.Fields[field].Name) + 1;
                Note(schema.Fields[field].Name, text, NotUtf8, isSeen: !schema.Fields[field].Nullable);
            }

            return true;
        }

        bool LeaveOut(string column, string value, string reason)
        {
            // In a file of one column the blank line in its place is an empty cell.
            var isSeen = header.Count == 1;
            LeftOut += isSeen ? 0 : 1;
            Note(column, value, reason, isSeen);
            return false;
        }

        void Note(string column, string value, string reason, bool isSeen)
        {
            UnseenFaults += isSeen ? 0 : 1;
            if (_faults.Count < ImportResult.MaxFaults)
                _faults.Add((number, new(file.Name, record.Line, column, CellText.Shorten(value), reason)));
        }
    }

    private static bool IsUseful(CellRule key, ReadOnlySpan<byte> cell) => !cell.IsEmpty && Utf8.IsValid(cell) && key.Read(Encoding.UTF8.GetString(cell), out _) is null;

    private static string Fields(int count) => count == 1 ? "1 field" : $"{count} fields";
}
