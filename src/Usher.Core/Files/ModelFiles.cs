namespace Usher.Core.Files;

/// <summary>The folder with the model folders of all solution versions, and with the job folders of trainings.</summary>
/// <param name="folder">The folder. It is created if it does not exist.</param>
public sealed class ModelFiles(string folder)
{
    private const string Jobs = "jobs";
    private const string Texts = "texts";

    /// <summary>The folder for the files of running trainings.</summary>
    public string JobsFolder => Directory.CreateDirectory(Path.Combine(folder, Jobs)).FullName;

    /// <summary>The folder where trainings keep the vectors of texts, so that later ones encode only new texts. The trainer makes it and limits its size.</summary>
    public string TextsFolder => Path.GetFullPath(Path.Combine(folder, Texts));

    /// <summary>A name for a new model.</summary>
    public static string NewName() => Guid.NewGuid().ToString("N");

    /// <summary>The path of a model folder, existing or new.</summary>
    public string PathOf(string name)
    {
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, name);
    }

    /// <summary>The size of all models on the disk, in bytes, without the files of trainings.</summary>
    public long Bytes => Directory.Exists(folder)
        ? new DirectoryInfo(folder).EnumerateDirectories().Where(model => model.Name is not (Jobs or Texts)).Sum(model => model.EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length))
        : 0;

    /// <summary>Deletes models that no solution version has any longer. Folders that cannot be deleted now are deleted at the next start.</summary>
    public void Delete(IEnumerable<string> names)
    {
        foreach (var name in names)
            TryDelete(Path.Combine(folder, name));
    }

    /// <summary>Deletes what a crash has left: models that no solution version has, complete or not, and the files of trainings.</summary>
    public void Sweep(IEnumerable<string> kept)
    {
        if (!Directory.Exists(folder))
            return;

        var names = kept.Append(Texts).ToHashSet(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateDirectories(folder).Where(path => !names.Contains(Path.GetFileName(path))))
            TryDelete(path);
    }

    private static void TryDelete(string path)
    {
        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (IOException)
        {
            // A process still uses the folder. The next start deletes it.
        }
    }
}
