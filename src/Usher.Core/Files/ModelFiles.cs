namespace Usher.Core.Files;

/// <summary>The folder in which the model folders of all solution versions lie, and beside them the job folders of trainings.</summary>
/// <param name="folder">Made when it is not there.</param>
public sealed class ModelFiles(string folder)
{
    private const string Jobs = "jobs";

    /// <summary>Where trainings have their files while they run.</summary>
    public string JobsFolder => Directory.CreateDirectory(Path.Combine(folder, Jobs)).FullName;

    /// <summary>A name for a new model.</summary>
    public static string NewName() => Guid.NewGuid().ToString("N");

    /// <summary>Where a model lies, or is to lie.</summary>
    public string PathOf(string name)
    {
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, name);
    }

    /// <summary>How many bytes the models have on the disk; what trainings have there for the moment is not counted.</summary>
    public long Bytes => Directory.Exists(folder)
        ? new DirectoryInfo(folder).EnumerateDirectories().Where(model => model.Name != Jobs).Sum(model => model.EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length))
        : 0;

    /// <summary>Takes models away that nothing speaks of any longer. What cannot be taken now is swept at the next start.</summary>
    public void Delete(IEnumerable<string> names)
    {
        foreach (var name in names)
            TryDelete(Path.Combine(folder, name));
    }

    /// <summary>Takes away what a crash left: models that no record speaks of, whole or half-written, and the files of trainings.</summary>
    public void Sweep(IEnumerable<string> kept)
    {
        if (!Directory.Exists(folder))
            return;

        var names = kept.ToHashSet(StringComparer.Ordinal);
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
            // Something still reads or writes there; the next start sweeps it.
        }
    }
}
