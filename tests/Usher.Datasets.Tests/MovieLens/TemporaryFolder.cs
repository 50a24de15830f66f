using System.Text;

namespace Usher.Datasets.Tests.MovieLens;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("usher-").FullName;

    /// <summary>The path of a file in the folder.</summary>
    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>The names of all files and folders in it, hidden ones too.</summary>
    public IEnumerable<string> Names =>
        Directory.EnumerateFileSystemEntries(Path).Select(path => System.IO.Path.GetFileName(path)).Order(StringComparer.Ordinal);

    /// <summary>Writes a file, in ISO-8859-1 unless told otherwise.</summary>
    public TemporaryFolder With(string name, string text, Encoding? encoding = null)
    {
        File.WriteAllText(this[name], text, encoding ?? Encoding.Latin1);
        return this;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
