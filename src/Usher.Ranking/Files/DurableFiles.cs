using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Usher.Ranking.Files;

/// <summary>Files and folders that are still there, and whole, after a crash or a power cut once they were reported written.</summary>
/// <remarks>
/// A flushed file is only half of it: its name lies in the folder, which Linux writes when it likes unless the folder is flushed too.
/// Other systems have no such call, or need none; there only the files are flushed.
/// </remarks>
public static partial class DurableFiles
{
    private const int ReadOnly = 0;
    private const int CloseOnExec = 0x80000;
    private const int AccessDenied = 13;

    /// <summary>Writes a file that is whole or absent: beside its place, to the disk, then renamed.</summary>
    /// <param name="path">Where; replaced when it is there. Its folder is there.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="IOException">The disk refuses; what was at <paramref name="path"/> is as it was.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        var place = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(place) ?? throw new IOException($"{path} is a folder; give the name of a file to write.");
        var unfinished = Path.Combine(folder, $".{Path.GetFileName(place)}.{Environment.ProcessId}.unfinished");
        try
        {
            using (var output = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
            {
                write(output);
                output.Flush(flushToDisk: true);
            }

            File.Move(unfinished, place, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }

        FlushNames(folder);
    }

    /// <summary>Makes a folder and those it lies in, where they are absent.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="IOException">A file is in its place, or the disk refuses.</exception>
    public static void CreateFolder(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Directory.Exists(full))
            return;

        var parent = Path.GetDirectoryName(full);
        if (parent is not null)
            CreateFolder(parent);

        Directory.CreateDirectory(full);
        if (parent is not null)
            FlushNames(parent);
    }

    /// <summary>Sees to it that what was created, renamed or removed in a folder stays so.</summary>
    /// <param name="folder">The folder; those inside it are flushed on their own.</param>
    /// <exception cref="IOException">The folder is not there, or the disk refuses.</exception>
    /// <remarks>A folder that may be written but not read cannot be flushed; it is passed over.</remarks>
    public static void FlushNames(string folder)
    {
        if (!OperatingSystem.IsLinux())
            return;

        // File.OpenHandle refuses folders.
        using var handle = Open(folder, ReadOnly | CloseOnExec);
        if (handle.IsInvalid && Marshal.GetLastPInvokeError() == AccessDenied)
            return;
        if (handle.IsInvalid)
            throw new IOException($"{folder} cannot be flushed to the disk: {Marshal.GetLastPInvokeErrorMessage()}.");

        RandomAccess.FlushToDisk(handle);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial SafeFileHandle Open(string path, int flags);
}
