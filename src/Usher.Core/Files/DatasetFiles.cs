using Usher.Core.Resources;

namespace Usher.Core.Files;

/// <summary>The folder with the parts of all datasets.</summary>
/// <param name="folder">The folder. It is created if it does not exist.</param>
public sealed class DatasetFiles(string folder)
{
    /// <summary>The path of a part.</summary>
    public string PathOf(DatasetPart part) => Path.Combine(folder, part.File);

    /// <summary>A name for a new part.</summary>
    public static string NewName() => $"{Guid.NewGuid():N}.parquet";

    /// <summary>The path for a new part.</summary>
    public string PathOf(string file)
    {
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, file);
    }

    /// <summary>The size of all parts on the disk, in bytes.</summary>
    public long Bytes => Directory.Exists(folder) ? new DirectoryInfo(folder).EnumerateFiles().Sum(file => file.Length) : 0;

    /// <summary>Deletes parts that no dataset has any longer. Files that cannot be deleted now are deleted at the next start.</summary>
    public void Delete(IEnumerable<DatasetPart> parts)
    {
        foreach (var part in parts)
            TryDelete(PathOf(part));
    }

    /// <summary>Deletes files that a crash has left: those that no dataset has.</summary>
    public void Sweep(IEnumerable<DatasetPart> kept)
    {
        if (!Directory.Exists(folder))
            return;

        var names = kept.Select(part => part.File).ToHashSet(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder).Where(file => !names.Contains(Path.GetFileName(file))))
            TryDelete(file);
        foreach (var work in Directory.EnumerateDirectories(folder))
            TryDelete(() => Directory.Delete(work, recursive: true));
    }

    private static void TryDelete(string file) => TryDelete(() => File.Delete(file));

    private static void TryDelete(Action delete)
    {
        try
        {
            delete();
        }
        catch (IOException)
        {
            // A process still uses the file, such as one that a killed server has started. The next start deletes it.
        }
    }
}
