using System.IO.Compression;
using System.Text;
using Usher.Datasets.CsvFiles;
using Usher.Datasets.Tables;

namespace Usher.Datasets.Imports;

/// <summary>
/// Makes of whatever a user names as data a CSV file that can be read more than once: streams (a pipe, a FIFO, /dev/stdin) are copied, gzip is unpacked, Parquet is written as CSV.
/// </summary>
/// <param name="work">Where the copies lie.</param>
/// <param name="maxBytes">So many bytes are taken of all files together, counted unpacked.</param>
/// <param name="cancellationToken">Ends the work, also while a stream is waited for.</param>
internal sealed class SourceReader(WorkFolder work, long maxBytes, CancellationToken cancellationToken)
{
    private const int BufferSize = 1 << 20;
    private const int LongestHeader = 1 << 20;

    private readonly List<string> _warnings = [];
    private readonly SortedSet<string> _forms = new(StringComparer.Ordinal);

    /// <summary>What is probably not meant, though allowed.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>The forms that came beside CSV: gzip, Parquet.</summary>
    public IReadOnlyList<string> Forms => [.. _forms];

    /// <summary>How long all files are that were found, unpacked.</summary>
    public long Bytes { get; private set; }

    /// <summary>One file, or for a path that ends in '/' the data files directly in that folder (<see cref="FolderFiles"/>), by name.</summary>
    /// <exception cref="DatasetException">There is none, or one cannot be read.</exception>
    public IReadOnlyList<CsvFile> Find(string path)
    {
        if (!Path.EndsInDirectorySeparator(path))
            return [Open(path)];
        if (!Directory.Exists(path))
            throw new DatasetException($"There is no folder {path}. Check the path; without the '/' at its end it means a file.");

        var folder = new FolderFiles();
        var all = Readable(path, () => new DirectoryInfo(path).GetFiles());
        var names = all.Where(file => folder.Takes(file.Name, file.Length)).Select(file => Path.Combine(path, file.Name)).Order(StringComparer.Ordinal).ToArray();
        _warnings.AddRange(folder.Warnings);
        return names.Length > 0
            ? [.. names.Select(Open)]
            : throw new DatasetException($"The folder {path} holds no files to read. Only files directly in it are read, not those in folders below.{folder.Others}");
    }

    private CsvFile Open(string path)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Directory.Exists(path))
            throw new DatasetException($"{path} is a folder. End it with '/' to read all files in it, or name one file.");
        if (!File.Exists(path))
            throw new DatasetException($"There is no file {path}. Check the path.");

        return Readable(path, () =>
        {
            var file = Stage(path);
            return file with { Header = CsvLine.Split(FirstLine(file)) };
        });
    }

    // Copies that are on the way to another are taken away: a disk holds one form of each file beside the user's own.
    private CsvFile Stage(string path)
    {
        var (at, form) = OpenOrCopy(path);
        if (form == FileForm.Gzip)
        {
            (var packed, at) = (at, Unpack(at, path));
            form = FormOf(at);
            _forms.Add(FileForm.Gzip.Name);
            if (packed != path)
                File.Delete(packed);
        }

        if (form == FileForm.Parquet)
        {
            (var parquet, at) = (at, WriteAsCsv(at, path));
            _forms.Add(FileForm.Parquet.Name);
            if (parquet != path)
                File.Delete(parquet);
        }
        else if (form is not null)
        {
            throw new DatasetException($"{path} is not a CSV in UTF-8: it begins like a file in {form.Name}. Unpack it, or save it as CSV in UTF-8; gzip around that and Parquet are read, too.");
        }

        Count(path, at);
        return new CsvFile(path, []) { ReadFrom = at, IsPlain = form == FileForm.Parquet };
    }

    private void Count(string path, string at)
    {
        using var file = File.OpenHandle(at);
        Bytes += RandomAccess.GetLength(file);
        if (Bytes > maxBytes)
            throw new DatasetException($"The data is larger than {maxBytes:N0} bytes, the most that is taken; {path} was read no further.");
    }

    // A FIFO that nobody writes to lets its reader wait, so both the opening and the reading are left to a thread that may be left behind.
    private (string At, FileForm? Form) OpenOrCopy(string path)
    {
        using var file = Task.Run(() => File.OpenRead(path), cancellationToken).WaitAsync(cancellationToken).GetAwaiter().GetResult();
        if (file.CanSeek)
            return (path, FormOf(file));

        var at = work.File($"{work.Next()}.stream");
        using (var copy = new BoundedFile(at, path, maxBytes - Bytes))
        {
            var buffer = new byte[BufferSize];
            for (int read; (read = file.ReadAsync(buffer, cancellationToken).AsTask().WaitAsync(cancellationToken).GetAwaiter().GetResult()) > 0;)
                copy.Write(buffer.AsSpan(0, read));
        }

        return (at, FormOf(at));
    }

    private string Unpack(string packed, string name)
    {
        var at = work.File($"{work.Next()}.csv");
        using var file = new BoundedFile(at, name, maxBytes - Bytes);
        try
        {
            using var unpacked = new GZipStream(File.OpenRead(packed), CompressionMode.Decompress);
            var buffer = new byte[BufferSize];
            for (int read; (read = unpacked.Read(buffer)) > 0;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                file.Write(buffer.AsSpan(0, read));
            }
        }
        catch (InvalidDataException e)
        {
            throw new DatasetException($"{name} is damaged or cut short: its gzip ends after {file.Length:N0} bytes of content. Fetch or pack it again.", e);
        }

        return at;
    }

    private string WriteAsCsv(string parquet, string name)
    {
        var at = work.File($"{work.Next()}.csv");
        using var csv = new BoundedFile(at, name, maxBytes - Bytes);
        var leftOut = ParquetSource.WriteCsv(parquet, name, csv, work, cancellationToken);
        if (leftOut.Count > 0)
            _warnings.Add($"Columns of lists or structures are not read: {string.Join(", ", leftOut)}. Write several categories as one text with '|' between them.");
        return at;
    }

    private static FileForm? FormOf(string path)
    {
        using var file = File.OpenRead(path);
        return FormOf(file);
    }

    private static FileForm? FormOf(FileStream file)
    {
        Span<byte> start = stackalloc byte[FileForm.LongestStart];
        return FileForm.Of(start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)]);
    }

    private static string FirstLine(CsvFile csv)
    {
        using var file = File.OpenRead(csv.ReadFrom);
        var start = new byte[(int)Math.Min(LongestHeader, file.Length)];
        file.ReadExactly(start);

        ReadOnlySpan<byte> bytes = start;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            bytes = bytes[3..];
        if (bytes.Trim(" \r\n\t"u8).IsEmpty)
            throw new DatasetException($"{csv.Name} is empty. It needs a header line with the column names, and rows below it.");

        var end = bytes.IndexOfAny((byte)'\r', (byte)'\n');
        var line = end < 0 ? bytes : bytes[..end];
        if (line.Contains((byte)0))
            throw new DatasetException($"{csv.Name} is not a CSV in UTF-8: its first line has bytes of 0, as UTF-16 and other programs' own files have. Save it as CSV in UTF-8.");
        if (line.IsEmpty)
            throw new DatasetException($"The first line of {csv.Name} is blank. It has to be the header with the column names.");

        return Encoding.UTF8.GetString(line);
    }

    private static T Readable<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException($"{path} cannot be read: {e.Message} Check that it is a readable file.", e);
        }
    }
}
