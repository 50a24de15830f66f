using System.IO.Compression;
using System.Text;
using System.Text.Unicode;

namespace Usher.Datasets.MovieLens.Editions;

/// <summary>A text file of a MovieLens folder, plain or in gzip, read line by line.</summary>
internal sealed class SourceFile(string path)
{
    /// <summary>Where it lies.</summary>
    public string Path { get; } = path;

    /// <summary>Its name in the folder.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Looks for a file under its name, then with ".gz" behind it.</summary>
    /// <returns>The file; null when neither is there.</returns>
    public static SourceFile? Find(string folder, string name)
    {
        var plain = System.IO.Path.Combine(folder, name);
        return File.Exists(plain) ? new(plain) : File.Exists(plain + ".gz") ? new(plain + ".gz") : null;
    }

    /// <summary>Like <see cref="Find"/>, for a file that must be there.</summary>
    public static SourceFile Need(string folder, string name) => Find(folder, name) ?? throw MovieLensException.FileMissing(folder, name);

    /// <summary>Its lines without their line ends (LF or CRLF); empty lines are passed over.</summary>
    /// <remarks>
    /// A line is read as UTF-8 where it is UTF-8, else as ISO-8859-1: the older editions are handed out in the latter, and copies of them in either. Text in ISO-8859-1 hardly ever is
    /// UTF-8 by chance.
    /// </remarks>
    /// <exception cref="MovieLensException">The file may not be read, or its gzip is damaged.</exception>
    public IEnumerable<SourceLine> Lines()
    {
        using var stream = Open();
        using var reader = new StreamReader(stream, Encoding.Latin1, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
        for (var number = 1; ReadLine(reader, number) is { } text; number++)
        {
            if (text.Length > 0)
                yield return new SourceLine(this, number, reader.CurrentEncoding == Encoding.Latin1 ? AsUtf8IfItIs(text) : text);
        }
    }

    private static string AsUtf8IfItIs(string latin1)
    {
        if (Ascii.IsValid(latin1))
            return latin1;

        var bytes = Encoding.Latin1.GetBytes(latin1);
        return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : latin1;
    }

    private Stream Open()
    {
        try
        {
            return Path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(File.OpenRead(Path), CompressionMode.Decompress) : File.OpenRead(Path);
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new MovieLensException($"'{Path}' may not be read: {denied.Message}", denied);
        }
    }

    private string? ReadLine(StreamReader reader, int number)
    {
        try
        {
            return reader.ReadLine();
        }
        catch (InvalidDataException bad)
        {
            throw new MovieLensException(
                $"'{Name}' is damaged or cut short after line {number - 1}. Fetch it again, or unpack it with gunzip.", bad);
        }
    }
}
