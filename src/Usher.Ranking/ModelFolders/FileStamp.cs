namespace Usher.Ranking.ModelFolders;

/// <summary>What a file of a model folder must be.</summary>
/// <param name="Bytes">Its length.</param>
/// <param name="Crc32C">The <see cref="Checksum"/> of its content.</param>
internal sealed record FileStamp(long Bytes, string Crc32C)
{
    /// <summary>Reads a file and takes its stamp.</summary>
    public static FileStamp Of(string path)
    {
        using var content = File.OpenRead(path);
        return new(content.Length, Checksum.Of(content));
    }

    /// <summary>Refuses a file that is not the one that was written.</summary>
    /// <param name="path">The file.</param>
    /// <param name="check">How closely to look.</param>
    /// <exception cref="InvalidDataException">It is missing, or of another length or content.</exception>
    public void Check(string path, ModelCheck check)
    {
        if (new FileInfo(path) is not { Exists: true } file)
            throw new InvalidDataException($"{path} is missing: the model folder is not whole. Train again, or copy the folder again.");
        if (file.Length != Bytes)
            throw new InvalidDataException($"{path} has {file.Length} bytes, and {Bytes} were written: the model folder is damaged. Train again, or copy the folder again.");
        if (check is ModelCheck.Everything && Of(path) != this)
            throw new InvalidDataException($"{path} is not what was written, by its checksum: the model folder is damaged. Train again, or copy the folder again.");
    }
}
