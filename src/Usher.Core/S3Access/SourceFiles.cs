using Usher.Buckets.Objects;

namespace Usher.Core.S3Access;

/// <summary>Copies of the files that an import reads, in a folder of their own, which the caller deletes.</summary>
internal sealed class SourceFiles
{
    private readonly Dictionary<string, string> _names = [];
    private readonly DirectoryInfo _folder;

    public SourceFiles(string folder) => _folder = Directory.CreateDirectory(folder);

    /// <summary>The path for the importer: that of the file if there is one only, else that of the folder, ending in a slash.</summary>
    public string Path => _names.Count == 1 ? _names.Keys.Single() : Folder;

    /// <summary>The size of all copies.</summary>
    public long Bytes { get; private set; }

    public bool IsEmpty => _names.Count == 0;

    private string Folder => _folder.FullName + "/";

    public async Task AddAsync(ObjectAddress address, Stream content, long size, CancellationToken cancellationToken)
    {
        // A key may have any characters, so the copy is named by its number, which also keeps the order of the files.
        var path = System.IO.Path.Combine(_folder.FullName, $"{_names.Count + 1:D6}.csv");
        _names.Add(path, address.ToString());
        await using var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous, PreallocationSize = size });
        await content.CopyToAsync(file, 1 << 20, cancellationToken);
        Bytes += size;
    }

    /// <summary>The S3 name of a copied file.</summary>
    public string Name(string path) => _names.GetValueOrDefault(path, path);

    /// <summary>Replaces the paths of copies in a text by the S3 names of the files.</summary>
    public string Rename(string text) => _names.Aggregate(
        text.Replace(Folder, "", StringComparison.Ordinal),
        (renamed, name) => renamed.Replace(System.IO.Path.GetFileName(name.Key), name.Value, StringComparison.Ordinal));
}
