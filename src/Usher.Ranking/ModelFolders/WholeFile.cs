namespace Usher.Ranking.ModelFolders;

/// <summary>Writes files that are whole or absent: beside their place, flushed to the disk, then renamed.</summary>
internal static class WholeFile
{
    /// <summary>Writes a file.</summary>
    /// <param name="path">Where; replaced when it is there.</param>
    /// <param name="write">Writes the content.</param>
    public static void Write(string path, Action<Stream> write)
    {
        var beside = $"{path}.{Environment.ProcessId}.new";
        try
        {
            using (var output = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
            {
                write(output);
                output.Flush(flushToDisk: true);
            }

            File.Move(beside, path, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }
}
