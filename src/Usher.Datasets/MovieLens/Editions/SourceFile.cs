using System.Text;

namespace Usher.Datasets.MovieLens.Editions;

/// <summary>A text file of a MovieLens folder, plain or in gzip, read line by line.</summary>
internal sealed class SourceFile(string path)
{
    /// <summary>UTF-8 that refuses what is not UTF-8, rather than writing question marks into titles.</summary>
    public static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

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
    /// <exception cref="MovieLensException">The file is not in <paramref name="encoding"/>, or its gzip is damaged.</exception>
    public IEnumerable<SourceLine> Lines(Encoding encoding)
    {
        using var stream = Open();
        using var reader = new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
        for (var number = 1; ReadLine(reader, number) is { } text; number++)
        {
            if (text.Length > 0)
                yield return new SourceLine(this, number, text);
        }
    }

    private Stream Open()
    {
        try
        {
            return Path.EndsWith(".gz", StringComparison.Ordinal) ? new GzipFile(Path) : File.OpenRead(Path);
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
        catch (DecoderFallbackException bad)
        {
            throw new MovieLensException(
                $"'{Name}' is not UTF-8 at about line {number}, as MovieLens has it. Unpack it again from {MovieLensFolder.Source}.", bad);
        }
        catch (InvalidDataException bad)
        {
            throw new MovieLensException(
                $"'{Name}' is damaged or cut short after line {number - 1}: {bad.Message} Fetch it again, or unpack it with gunzip.", bad);
        }
    }
}
