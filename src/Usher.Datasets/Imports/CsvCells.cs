using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace Usher.Datasets.Imports;

/// <summary>One record of a CSV file in plain form, taken apart byte by byte as DuckDB does, and written again so that there is one way to read it.</summary>
internal sealed class CsvCells
{
    /// <summary>The most bytes of a record.</summary>
    public const int LongestRecord = 2_000_000;

    // Enough for the characters that are shown of it.
    private const int LongestText = 1_000;

    private static readonly SearchValues<byte> NeedQuotes = SearchValues.Create("\"\r\n, "u8);

    private enum State
    {
        FieldStart,
        Unquoted,
        Quoted,
        QuoteInQuoted,
        AfterQuotes,
    }

    private readonly List<byte> _bytes = [];
    private readonly List<byte> _text = [];
    private readonly List<int> _ends = [];
    private State _state;
    private int _blanks;
    private bool _afterReturn;
    private long _length;
    private long _nextLine = 1;

    /// <summary>The line that the record begins on.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>How many cells it has.</summary>
    public int Count => _ends.Count;

    /// <summary>Whether it is a line without anything, which is no record.</summary>
    public bool IsBlank => _length == 0;

    /// <summary>Whether it has too many bytes; its cells are not complete then.</summary>
    public bool IsTooLong => _length > LongestRecord;

    /// <summary>The cell that has text behind its closing quote, or whose quote is never closed; null for none.</summary>
    public int? BrokenCell { get; private set; }

    /// <summary>Whether all cells are UTF-8.</summary>
    public bool IsUtf8 => Utf8.IsValid(CollectionsMarshal.AsSpan(_bytes));

    /// <summary>The beginning of the record as it stands in the file.</summary>
    public string Text
    {
        get
        {
            var bytes = CollectionsMarshal.AsSpan(_text);
            // A character that was cut off is not shown.
            for (var cut = 0; cut < 4 && cut <= bytes.Length; cut++)
            {
                if (Utf8.IsValid(bytes[..^cut]) && (cut == 0 || _length > bytes.Length))
                    return Encoding.UTF8.GetString(bytes[..^cut]);
            }

            return Encoding.Latin1.GetString(bytes);
        }
    }

    /// <summary>A cell, without the quotes around it.</summary>
    public ReadOnlySpan<byte> this[int index] => CollectionsMarshal.AsSpan(_bytes)[(index == 0 ? 0 : _ends[index - 1]).._ends[index]];

    /// <summary>Takes the file's next byte.</summary>
    /// <returns>Whether the record ends with it.</returns>
    public bool Add(byte value)
    {
        var secondOfPair = _afterReturn && value == '\n';
        _afterReturn = value == '\r';
        if (secondOfPair && _state is not State.Quoted)
            return false;

        var isLineEnd = value is (byte)'\n' or (byte)'\r';
        if (isLineEnd && !secondOfPair)
            _nextLine++;
        if (isLineEnd && _state is not State.Quoted)
        {
            EndCell();
            return true;
        }

        _length++;
        if (_text.Count < LongestText)
            _text.Add(value);
        _state = Next(value);
        return false;
    }

    /// <summary>Ends the file.</summary>
    /// <returns>Whether there is a record before its end.</returns>
    public bool End()
    {
        if (_state is State.Quoted)
            BrokenCell ??= Count;
        if (_length > 0)
            EndCell();
        return _length > 0;
    }

    /// <summary>Begins the next record.</summary>
    public void Clear()
    {
        (Line, _length, _state, BrokenCell) = (_nextLine, 0, State.FieldStart, null);
        _bytes.Clear();
        _text.Clear();
        _ends.Clear();
    }

    /// <summary>Makes a cell empty.</summary>
    public void Empty(int index)
    {
        var length = this[index].Length;
        _bytes.RemoveRange(_ends[index] - length, length);
        for (var later = index; later < _ends.Count; later++)
            _ends[later] -= length;
    }

    /// <summary>Writes its first cells.</summary>
    public void Write(Stream output, int count)
    {
        for (var index = 0; index < count; index++)
        {
            if (index > 0)
                output.WriteByte((byte)',');
            WriteCell(output, this[index]);
        }

        output.WriteByte((byte)'\n');
    }

    /// <summary>Writes blank lines in its place.</summary>
    public void WriteLines(Stream output)
    {
        for (var line = Line; line < _nextLine; line++)
            output.WriteByte((byte)'\n');
    }

    /// <summary>Writes a header in its place: how its columns are called is of no interest.</summary>
    public void WriteHeader(Stream output, int columns)
    {
        output.Write(Encoding.ASCII.GetBytes(string.Join(',', Enumerable.Range(0, columns).Select(index => $"c{index}"))));
        WriteLines(output);
    }

    private static void WriteCell(Stream output, ReadOnlySpan<byte> cell)
    {
        if (!cell.ContainsAny(NeedQuotes))
        {
            output.Write(cell);
            return;
        }

        output.WriteByte((byte)'"');
        for (int at; (at = cell.IndexOf((byte)'"')) >= 0; cell = cell[(at + 1)..])
        {
            output.Write(cell[..at]);
            output.Write("\"\""u8);
        }

        output.Write(cell);
        output.WriteByte((byte)'"');
    }

    private State Next(byte value)
    {
        switch (_state)
        {
            case State.Quoted when value == '"':
                return State.QuoteInQuoted;
            case State.Quoted:
            case State.QuoteInQuoted when value == '"':
                Append(value);
                return State.Quoted;
            case not State.Quoted when value == ',':
                EndCell();
                return State.FieldStart;
            // Blanks before an opening quote and behind the last one are passed over; "a" "b" is one cell, a b.
            case State.FieldStart when value == '"':
                _bytes.RemoveRange(CellStart, _bytes.Count - CellStart);
                return State.Quoted;
            case State.FieldStart when value == ' ':
                Append(value);
                return State.FieldStart;
            case State.QuoteInQuoted or State.AfterQuotes when value == ' ':
                _blanks++;
                return State.AfterQuotes;
            case State.AfterQuotes when value == '"':
                for (; _blanks > 0; _blanks--)
                    Append((byte)' ');
                return State.Quoted;
            case State.QuoteInQuoted or State.AfterQuotes:
                BrokenCell ??= Count;
                return State.Unquoted;
            default:
                Append(value);
                return State.Unquoted;
        }
    }

    private int CellStart => Count == 0 ? 0 : _ends[^1];

    private void Append(byte value)
    {
        if (!IsTooLong)
            _bytes.Add(value);
    }

    private void EndCell()
    {
        _blanks = 0;
        if (!IsTooLong)
            _ends.Add(_bytes.Count);
    }
}
