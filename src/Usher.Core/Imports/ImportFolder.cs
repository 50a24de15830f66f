namespace Usher.Core.Imports;

/// <summary>Where an import has its files until it is done: copies of what it reads, and the part that it writes. Gone with all in it when disposed, whatever happened; after a kill the next start sweeps it.</summary>
internal sealed class ImportFolder(string path) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateDirectory(path);

    /// <summary>For the copies.</summary>
    public string Source => Path.Combine(_folder.FullName, "source");

    /// <summary>The part, until it is moved to where it stays.</summary>
    public string Part => Path.Combine(_folder.FullName, "part.parquet");

    public void Dispose()
    {
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // The next start sweeps it.
        }
    }
}
