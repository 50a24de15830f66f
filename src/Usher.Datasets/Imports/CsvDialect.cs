using Usher.Datasets.Tables;

namespace Usher.Datasets.Imports;

/// <summary>
/// DuckDB reads one way of escaping quotes and one kind of line end per file. Files with backslashes, which Personalize allows inside quotes
/// beside doubled quotes, and files whose line ends are mixed are copied into the plain form first, line for line.
/// </summary>
internal static class CsvDialect
{
    private const int BufferSize = 1 << 20;

    private enum State
    {
        FieldStart,
        Unquoted,
        Quoted,
        Escape,
        QuoteInQuoted,
    }

    /// <summary>The file itself where DuckDB can read it, else a copy in plain form to read instead.</summary>
    public static CsvFile InPlainForm(CsvFile file, WorkFolder work, CancellationToken cancellationToken)
    {
        try
        {
            if (file.IsPlain || IsPlain(file.ReadFrom))
                return file;

            var copy = work.File($"{work.Next()}.csv");
            WritePlain(file.ReadFrom, copy, cancellationToken);
            return file with { ReadFrom = copy };
        }
        catch (IOException e)
        {
            throw new DatasetException($"{file.Name} cannot be read, or not be copied to {work.Path}: {e.Message}", e);
        }
    }

    public static bool IsPlain(string path)
    {
        using var file = File.OpenRead(path);
        var buffer = new byte[BufferSize];
        long pairs = 0, returns = 0, feeds = 0;
        var endedInReturn = false;
        for (int read; (read = file.Read(buffer)) > 0;)
        {
            var bytes = buffer.AsSpan(0, read);
            if (bytes.Contains((byte)'\\'))
                return false;

            if (endedInReturn && bytes[0] == '\n')
                pairs++;
            pairs += bytes.Count("\r\n"u8);
            returns += bytes.Count((byte)'\r');
            feeds += bytes.Count((byte)'\n');
            endedInReturn = bytes[^1] == '\r';
        }

        long[] kinds = [pairs, returns - pairs, feeds - pairs];
        return kinds.Count(count => count > 0) <= 1;
    }

    /// <summary>Copies a file: \" becomes "", \\ becomes \, every line end outside quotes a line feed. Records keep their lines.</summary>
    public static void WritePlain(string from, string to, CancellationToken cancellationToken)
    {
        using var input = File.OpenRead(from);
        using var output = File.Create(to, BufferSize);
        var (source, target) = (new byte[BufferSize], new byte[2 * BufferSize]);
        var (state, afterReturn) = (State.FieldStart, false);
        for (int read; (read = input.Read(source)) > 0;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            output.Write(target.AsSpan(0, Convert(source.AsSpan(0, read), target, ref state, ref afterReturn)));
        }

        if (state is State.Escape)
            output.WriteByte((byte)'\\');
    }

    // Never writes more than two bytes for one it reads: an escape holds one back.
    private static int Convert(ReadOnlySpan<byte> source, Span<byte> target, ref State state, ref bool afterReturn)
    {
        var length = 0;
        foreach (var value in source)
        {
            var secondOfPair = afterReturn && value == '\n';
            afterReturn = value == '\r';
            switch (state)
            {
                case State.Quoted when value == '\\':
                    state = State.Escape;
                    break;
                case State.Quoted:
                    target[length++] = value;
                    if (value == '"')
                        state = State.QuoteInQuoted;
                    break;
                case State.Escape when value == '"':
                    target[length++] = value;
                    target[length++] = value;
                    state = State.Quoted;
                    break;
                case State.Escape:
                    target[length++] = (byte)'\\';
                    if (value != '\\')
                        target[length++] = value;
                    state = State.Quoted;
                    break;
                case State.QuoteInQuoted when value == '"':
                case State.FieldStart when value == '"':
                    target[length++] = value;
                    state = State.Quoted;
                    break;
                default:
                    if (value is (byte)'\r' or (byte)'\n')
                    {
                        if (!secondOfPair)
                            target[length++] = (byte)'\n';
                    }
                    else
                    {
                        target[length++] = value;
                    }

                    state = value is (byte)',' or (byte)'\r' or (byte)'\n' ? State.FieldStart : State.Unquoted;
                    break;
            }
        }

        return length;
    }
}
