using System.Collections.Concurrent;
using Usher.Ranking.Files;

namespace Usher.Ranking.ModelFolders;

/// <summary>Writes model folders that are whole or absent: beside their place, then renamed.</summary>
internal static class WholeFolder
{
    // The places that threads of this process are writing.
    private static readonly ConcurrentDictionary<string, bool> Taken = new(StringComparer.Ordinal);

    /// <summary>Writes a folder. Once this returns, a power cut does not undo it.</summary>
    /// <param name="path">Where.</param>
    /// <param name="write">Fills an empty folder, given by its path, with <see cref="DurableFiles"/>.</param>
    /// <exception cref="IOException">Something that is not a model folder is at <paramref name="path"/>, or another thread is writing there.</exception>
    public static void Write(string path, Action<string> write) => Take(path, place =>
    {
        var (unfinished, replaced) = (Leftovers.Unfinished(place), Leftovers.Replaced(place));
        try
        {
            DurableFiles.CreateFolder(unfinished);
            write(unfinished);
            Refuse(path);
            if (Directory.Exists(place))
                Directory.Move(place, replaced);
            Directory.Move(unfinished, place);
            DurableFiles.FlushNames(Path.GetDirectoryName(place)!);
        }
        catch
        {
            if (Directory.Exists(replaced) && !Directory.Exists(place))
                Directory.Move(replaced, place);
            Remove(unfinished);
            throw;
        }

        Remove(replaced);
    });

    /// <summary>Refuses a place where <see cref="Write"/> would fail.</summary>
    /// <param name="path">Where a model is to be written; the folders it will lie in are made.</param>
    /// <exception cref="IOException">It is taken, or no folder can be made there.</exception>
    /// <exception cref="UnauthorizedAccessException">Nothing may be written there.</exception>
    public static void CheckPlace(string path) => Take(path, place =>
    {
        DurableFiles.CreateFolder(Leftovers.Unfinished(place));
        Directory.Delete(Leftovers.Unfinished(place));
    });

    private static void Take(string path, Action<string> use)
    {
        Refuse(path);
        var place = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (!Taken.TryAdd(place, true))
            throw new IOException($"A model is being written to {path} at this moment. Wait for it, or give another place.");

        try
        {
            Leftovers.Sweep(place);
            use(place);
        }
        finally
        {
            Taken.TryRemove(place, out _);
        }
    }

    private static void Refuse(string path)
    {
        if (File.Exists(path))
            throw new IOException($"{path} is a file; a model is a folder. Give another place, or remove the file.");
        if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any() && !ManifestFile.IsIn(path))
            throw new IOException($"{path} is there and is not a model of Usher, so it is left alone. Give another place, or empty the folder.");
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
