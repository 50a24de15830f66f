using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Usher.Access.Secrets;

/// <summary>Makes durable which names a folder holds.</summary>
internal static partial class Folders
{
    private const int ReadOnlyDirectory = 0x10000 | 0x80000;   // O_DIRECTORY | O_CLOEXEC

    /// <summary>Writes the folder's own entries to the disk; a file's flush does not. Nothing is done where the system has no such call.</summary>
    /// <exception cref="IOException">The disk refuses.</exception>
    public static void Flush(string folder)
    {
        if (!OperatingSystem.IsLinux())
            return;

        using var handle = Open(folder, ReadOnlyDirectory);
        if (handle.IsInvalid)
            throw new IOException($"{folder} cannot be flushed to the disk: {Marshal.GetLastPInvokeErrorMessage()}.");

        RandomAccess.FlushToDisk(handle);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial SafeFileHandle Open(string path, int flags);
}
