using System.Buffers;
using System.Globalization;
using System.Text;

namespace Usher.Datasets.CsvFiles;

/// <summary>Writes one CSV file the way Personalize reads it.</summary>
/// <remarks>
/// UTF-8 and LF; the header bare, text in double quotes with quotes inside doubled (RFC 4180), numbers bare, null empty.
/// The rows go to a file beside the one asked for, which takes its name in <see cref="Commit"/>: whatever happens before leaves no file,
/// and an older file of that name as it was.
/// </remarks>
internal sealed class CsvFileWriter : IDisposable
{
    private const int BufferSize = 1 << 16;
    private static readonly SearchValues<char> Quote = SearchValues.Create('"');

    private readonly string _path;
    private readonly string _unfinished;
    private readonly StreamWriter _writer;
    private bool _rowBegun;
    private bool _committed;

    /// <summary>Begins a file.</summary>
    /// <param name="path">Where it shall lie; its folder is made when absent.</param>
    /// <param name="header">The column names, separated by commas.</param>
    public CsvFileWriter(string path, string header)
    {
        _path = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(_path) ?? throw new IOException($"'{path}' is a folder; give the name of a file to write.");
        if (Directory.Exists(_path))
            throw new IOException($"'{path}' is a folder; give the name of a file to write.");

        Directory.CreateDirectory(folder);
        _unfinished = Path.Combine(folder, $".{Path.GetFileName(_path)}.{Environment.ProcessId}.unfinished");
        _writer = new StreamWriter(_unfinished, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), BufferSize)
        {
            NewLine = "\n",
        };
        _writer.WriteLine(header);
    }

    /// <summary>A text cell, quoted; without a character in it, an empty (null) cell.</summary>
    public CsvFileWriter Text(ReadOnlySpan<char> value)
    {
        Separate();
        if (value.IsEmpty)
            return this;

        _writer.Write('"');
        for (int at; (at = value.IndexOfAny(Quote)) >= 0; value = value[(at + 1)..])
        {
            _writer.Write(value[..at]);
            _writer.Write("\"\"");
        }

        _writer.Write(value);
        _writer.Write('"');
        return this;
    }

    /// <summary>A number that is a name, so quoted: an id.</summary>
    public CsvFileWriter Id(long value)
    {
        Span<char> digits = stackalloc char[20];
        value.TryFormat(digits, out var length, provider: CultureInfo.InvariantCulture);
        return Text(digits[..length]);
    }

    /// <summary>A whole number, or an empty cell for null.</summary>
    public CsvFileWriter Number(long? value)
    {
        Separate();
        if (value is not { } number)
            return this;

        Span<char> digits = stackalloc char[20];
        number.TryFormat(digits, out var length, provider: CultureInfo.InvariantCulture);
        _writer.Write(digits[..length]);
        return this;
    }

    /// <summary>A number with a point where it needs one.</summary>
    public CsvFileWriter Decimal(float value)
    {
        Separate();
        Span<char> digits = stackalloc char[32];
        value.TryFormat(digits, out var length, provider: CultureInfo.InvariantCulture);
        _writer.Write(digits[..length]);
        return this;
    }

    /// <summary>Ends a row.</summary>
    public void EndRow()
    {
        _writer.WriteLine();
        _rowBegun = false;
    }

    /// <summary>Gives the finished file its name, in place of one that had it before.</summary>
    public void Commit()
    {
        _writer.Dispose();
        File.Move(_unfinished, _path, overwrite: true);
        _committed = true;
    }

    /// <summary>Takes the unfinished file away, unless it was committed.</summary>
    public void Dispose()
    {
        if (_committed)
            return;

        try
        {
            _writer.Dispose();                                        // may fail once more on a full disk; what matters is the delete
        }
        finally
        {
            File.Delete(_unfinished);
        }
    }

    private void Separate()
    {
        if (_rowBegun)
            _writer.Write(',');
        _rowBegun = true;
    }
}
