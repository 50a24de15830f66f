namespace Usher.Contracts;

/// <summary>An empty folder for one test; gone with all that is in it when the test ends.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("usher-test-").FullName;

    /// <summary>The names of everything in it, sorted; hidden ones too.</summary>
    public IReadOnlyList<string> Names =>
        [.. Directory.EnumerateFileSystemEntries(Path).Select(path => System.IO.Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    /// <summary>The path of a file or folder in it.</summary>
    /// <param name="name">Its name, or names with slashes between them.</param>
    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a text in UTF-8 without a byte order mark, and the folders it needs.</summary>
    /// <returns>The path of the file.</returns>
    public string Write(string name, string text)
    {
        File.WriteAllText(Place(name), text);
        return this[name];
    }

    /// <summary>Writes lines with line feeds, as <see cref="Write"/> writes a text.</summary>
    /// <returns>The path of the file.</returns>
    public string WriteLines(string name, params IEnumerable<string> lines) => Write(name, string.Concat(lines.Select(line => line + "\n")));

    /// <summary>Writes bytes, and the folders they need.</summary>
    /// <returns>The path of the file.</returns>
    public string WriteBytes(string name, byte[] bytes)
    {
        File.WriteAllBytes(Place(name), bytes);
        return this[name];
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private string Place(string name)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
        return this[name];
    }
}
