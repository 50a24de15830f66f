using System.Security.Cryptography;

namespace Usher.Access.Secrets;

/// <summary>The file that holds the key to everything under seal. Only its owner may read it.</summary>
public static class KeyFile
{
    private const UnixFileMode OwnersOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Makes a new key and writes it, with mode 0600. A file that is there is never replaced.</summary>
    public static byte[] Create(string path)
    {
        var key = RandomNumberGenerator.GetBytes(SecretBox.KeyBytes);
        var beside = $"{path}.new";
        File.Delete(beside);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnersOnly;
        using (var file = new FileStream(beside, options))
        {
            file.Write(key);
            file.Flush(flushToDisk: true);
        }

        File.Move(beside, path);
        // Until the folder is flushed a power cut may take the new name back, while what was sealed with the key stays.
        Folders.Flush(Path.GetDirectoryName(Path.GetFullPath(path))!);
        return key;
    }

    /// <summary>Reads the key.</summary>
    /// <exception cref="KeyFileException">The file is missing, of another length, or others may read it.</exception>
    public static byte[] Read(string path)
    {
        if (!File.Exists(path))
            throw new KeyFileException($"The key file {path} is missing. Without it the secrets of the account's access keys cannot be read: put it back from a backup.");
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0)
            throw new KeyFileException($"Others than its owner may use the key file {path}. Say chmod 600 {path}, and make new access keys if somebody may have read it.");

        var key = File.ReadAllBytes(path);
        return key.Length == SecretBox.KeyBytes
            ? key
            : throw new KeyFileException($"The key file {path} has {key.Length} bytes; it has to have {SecretBox.KeyBytes}. Put it back from a backup.");
    }
}
