using System.Text;
using Usher.Datasets.CsvFiles;

namespace Usher.Datasets.Imports;

/// <summary>A file to read and the names of its columns.</summary>
/// <param name="Name">The path as the user gave it, for messages.</param>
/// <param name="Header">The first line's cells.</param>
internal sealed record CsvFile(string Name, IReadOnlyList<string> Header)
{
    private const int LongestHeader = 1 << 20;

    /// <summary>What DuckDB reads: the file itself, or a copy of it in plainer form.</summary>
    public string ReadFrom { get; init; } = Name;

    /// <summary>One file, or for a path that ends in '/' all files directly in that folder, by name.</summary>
    public static IReadOnlyList<CsvFile> Find(string path)
    {
        if (!Path.EndsInDirectorySeparator(path))
            return [Open(path)];
        if (!Directory.Exists(path))
            throw new DatasetException($"There is no folder {path}. Check the path; without the '/' at its end it means a file.");

        var files = Readable(path, () => Directory.GetFiles(path));
        var names = files.Where(file => !Path.GetFileName(file).StartsWith('.')).Order(StringComparer.Ordinal).ToArray();
        return names.Length > 0
            ? [.. names.Select(Open)]
            : throw new DatasetException($"The folder {path} holds no files. Only files directly in it are read, not those in folders below.");
    }

    private static CsvFile Open(string path)
    {
        if (Directory.Exists(path))
            throw new DatasetException($"{path} is a folder. End it with '/' to read all files in it, or name one file.");
        if (!File.Exists(path))
            throw new DatasetException($"There is no file {path}. Check the path.");

        return new CsvFile(path, CsvLine.Split(Readable(path, () => FirstLine(path))));
    }

    private static string FirstLine(string path)
    {
        using var file = File.OpenRead(path);
        var start = new byte[(int)Math.Min(LongestHeader, file.Length)];
        file.ReadExactly(start);

        ReadOnlySpan<byte> bytes = start;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            bytes = bytes[3..];
        if (bytes.Trim(" \r\n\t"u8).IsEmpty)
            throw new DatasetException($"{path} is empty. It needs a header line with the column names, and rows below it.");

        var end = bytes.IndexOfAny((byte)'\r', (byte)'\n');
        var line = end < 0 ? bytes : bytes[..end];
        if (line.Contains((byte)0) || line.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
            throw new DatasetException($"{path} is not a CSV in UTF-8: it begins like a compressed file or one in UTF-16. Unpack it, or save it as UTF-8.");
        if (line.IsEmpty)
            throw new DatasetException($"The first line of {path} is blank. It has to be the header with the column names.");

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
