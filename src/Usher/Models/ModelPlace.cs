using Usher.CommandLine;

namespace Usher.Models;

/// <summary>The folder that a model shall end up in. It is whole or absent: a model is put together beside it and takes the name when it is finished.</summary>
internal sealed class ModelPlace
{
    private const string ModelFile = "model.json";

    private readonly string _folder;

    private ModelPlace(string folder) => _folder = folder;

    /// <summary>Checks a place before any work is done for it.</summary>
    /// <param name="folder">Absent, empty, or an older model, which is replaced.</param>
    /// <exception cref="UsherException">Something else lies there, or nothing can be written there.</exception>
    public static ModelPlace At(string folder)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (File.Exists(full))
            throw new UsherException($"{folder} is a file, and a model is a folder. Give --out another name.");
        if (Directory.Exists(full) && !IsEmpty(full) && !File.Exists(Path.Combine(full, ModelFile)))
            throw new UsherException($"{folder} exists and is not a model folder (it has no {ModelFile}), so it is left alone. Give --out another name, or empty it first.");

        var place = new ModelPlace(full);
        place.TryWriting();
        return place;
    }

    /// <summary>Puts a model there.</summary>
    /// <param name="source">A folder with a model; it is left as it is.</param>
    /// <param name="complete">Adds what is still missing, in the folder it is given.</param>
    public void Fill(string source, Action<string> complete)
    {
        var (unfinished, old) = (Beside("unfinished"), Beside("old"));
        try
        {
            Copy(source, unfinished);
            complete(unfinished);
            if (Directory.Exists(_folder))
                Directory.Move(_folder, old);

            Directory.Move(unfinished, _folder);
        }
        catch
        {
            if (Directory.Exists(old) && !Directory.Exists(_folder))
                Directory.Move(old, _folder);

            throw;
        }
        finally
        {
            Remove(unfinished);
            Remove(old);
        }
    }

    private static bool IsEmpty(string folder) => !Directory.EnumerateFileSystemEntries(folder).Any();

    private string Beside(string state) =>
        Path.Combine(Path.GetDirectoryName(_folder) ?? _folder, $".{Path.GetFileName(_folder)}.{Environment.ProcessId}.{state}");

    // Better now than after an hour of training.
    private void TryWriting()
    {
        var probe = Beside("unfinished");
        Directory.CreateDirectory(probe);
        Directory.Delete(probe);
    }

    // A copy, since the folder for temporary files is often on another disk, from which nothing can be renamed to here.
    private static void Copy(string source, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var file in Directory.EnumerateFiles(source))
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        foreach (var folder in Directory.EnumerateDirectories(source))
            Copy(folder, Path.Combine(target, Path.GetFileName(folder)));
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
