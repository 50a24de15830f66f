namespace Usher.Ranking.ModelFolders;

/// <summary>Writes model folders that are whole or absent: beside their place, then renamed.</summary>
internal static class WholeFolder
{
    /// <summary>Writes a folder.</summary>
    /// <param name="path">Where.</param>
    /// <param name="write">Fills an empty folder, given by its path.</param>
    /// <exception cref="IOException">Something that is not a model folder is at <paramref name="path"/>.</exception>
    public static void Write(string path, Action<string> write)
    {
        CheckPlace(path);
        var place = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var beside = $"{place}.{Environment.ProcessId}.new";
        var old = $"{place}.{Environment.ProcessId}.old";
        try
        {
            Directory.CreateDirectory(beside);
            write(beside);
            CheckPlace(path);
            if (Directory.Exists(place))
                Directory.Move(place, old);
            Directory.Move(beside, place);
        }
        catch
        {
            if (Directory.Exists(old) && !Directory.Exists(place))
                Directory.Move(old, place);
            Remove(beside);
            throw;
        }

        Remove(old);
    }

    /// <summary>Refuses a place with something that is not a model folder.</summary>
    /// <exception cref="IOException">It is taken.</exception>
    public static void CheckPlace(string path)
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
