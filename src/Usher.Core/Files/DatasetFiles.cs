using Usher.Core.Resources;

namespace Usher.Core.Files;

/// <summary>The folder in which the parts of all datasets lie.</summary>
/// <param name="folder">Made when it is not there.</param>
public sealed class DatasetFiles(string folder)
{
    /// <summary>Where a part lies.</summary>
    public string PathOf(DatasetPart part) => Path.Combine(folder, part.File);

    /// <summary>A name for a new part.</summary>
    public static string NewName() => $"{Guid.NewGuid():N}.parquet";

    /// <summary>Where a new part is to be written.</summary>
    public string PathOf(string file)
    {
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, file);
    }

    /// <summary>How many bytes there are on the disk.</summary>
    public long Bytes => Directory.Exists(folder) ? new DirectoryInfo(folder).EnumerateFiles().Sum(file => file.Length) : 0;

    /// <summary>Takes parts away that nothing speaks of any longer. What cannot be taken now is swept at the next start.</summary>
    public void Delete(IEnumerable<DatasetPart> parts)
    {
        foreach (var part in parts)
            TryDelete(PathOf(part));
    }

    /// <summary>Takes away what a crash left: files that no record speaks of.</summary>
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
            // Something still reads or writes there, such as a process that the killed server had started; the next start sweeps it.
        }
    }
}
