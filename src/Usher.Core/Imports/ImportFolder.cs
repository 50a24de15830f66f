namespace Usher.Core.Imports;

/// <summary>The folder of a running import: copies of the files that it reads, and the part that it writes. Dispose deletes it; after a crash the next start deletes it.</summary>
internal sealed class ImportFolder(string path) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateDirectory(path);

    /// <summary>The folder for the copies.</summary>
    public string Source => Path.Combine(_folder.FullName, "source");

    /// <summary>The path of the part, until it is moved to the folder of parts.</summary>
    public string Part => Path.Combine(_folder.FullName, "part.parquet");

    public void Dispose()
    {
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // The next start deletes it.
        }
    }
}
