namespace Usher.Datasets.Imports;

/// <summary>One record of a CSV file in plain form.</summary>
/// <param name="Number">1 for the header; blank lines count, lines inside quotes do not.</param>
/// <param name="Line">The line it begins on, as an editor shows it.</param>
/// <param name="IsBlank">A line without anything, which is no row.</param>
internal readonly record struct CsvRecord(long Number, long Line, bool IsBlank)
{
    private const int BufferSize = 1 << 20;

    private enum State
    {
        FieldStart,
        Unquoted,
        Quoted,
        QuoteInQuoted,
    }

    /// <summary>Walks over a file to find out on which line each record begins. Only needed when there is a bad row to be shown.</summary>
    public static IEnumerable<CsvRecord> In(string path)
    {
        using var file = File.OpenRead(path);
        var buffer = new byte[BufferSize];
        var state = State.FieldStart;
        long number = 1, line = 1, beginsOn = 1, length = 0;
        var afterReturn = false;
        for (int read; (read = file.Read(buffer)) > 0;)
        {
            for (var i = 0; i < read; i++)
            {
                var value = buffer[i];
                var secondOfPair = afterReturn && value == '\n';
                afterReturn = value == '\r';
                if (secondOfPair)
                    continue;

                var lineEnd = value is (byte)'\n' or (byte)'\r';
                if (lineEnd)
                    line++;
                if (lineEnd && state is not State.Quoted)
                {
                    yield return new CsvRecord(number++, beginsOn, length == 0);
                    (beginsOn, length, state) = (line, 0, State.FieldStart);
                    continue;
                }

                length++;
                state = (state, value) switch
                {
                    (State.Quoted, (byte)'"') => State.QuoteInQuoted,
                    // DuckDB passes over blanks before an opening quote and behind a closing one.
                    (State.FieldStart or State.QuoteInQuoted, (byte)' ') => state,
                    (State.Quoted, _) or (State.FieldStart or State.QuoteInQuoted, (byte)'"') => State.Quoted,
                    (_, (byte)',') => State.FieldStart,
                    _ => State.Unquoted,
                };
            }
        }

        if (length > 0)
            yield return new CsvRecord(number, beginsOn, IsBlank: false);
    }
}
