using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Usher.Buckets.Files;

/// <summary>What Linux has to say beyond .NET: making a folder's entries durable, hard links, early writing back.</summary>
internal static partial class FileSystem
{
    private const int ReadOnlyDirectory = 0x10000 | 0x80000;   // O_DIRECTORY | O_CLOEXEC
    private const uint StartWriting = 2;                        // SYNC_FILE_RANGE_WRITE
    private const int NoSuchFile = 2;                           // ENOENT
    private const int FileTooBig = 27;                          // EFBIG
    private const int NoSpace = 28;                             // ENOSPC
    private const int OverQuota = 122;                          // EDQUOT

    /// <summary>Makes durable which names a folder holds; a file's own fsync does not.</summary>
    public static void SyncFolder(string folder)
    {
        var descriptor = Open(folder, ReadOnlyDirectory);
        if (descriptor < 0)
            throw Failure($"open {folder}");
        try
        {
            if (Sync(descriptor) != 0)
                throw Failure($"fsync {folder}");
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    /// <summary>Gives a file a second name.</summary>
    /// <returns>False if the file system does not want to: no links, too many of them, another device.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static bool TryLink(string existing, string name)
    {
        if (Link(existing, name) == 0)
            return true;

        return Marshal.GetLastPInvokeError() == NoSuchFile ? throw new FileNotFoundException("The file to be linked is gone.", existing) : false;
    }

    /// <summary>Lets the disk begin with what was written, so that the fsync at the end has less to wait for. A hint: it cannot fail.</summary>
    public static void StartWriteBack(SafeFileHandle file, long offset, long length) =>
        _ = SyncFileRange(file, offset, length, StartWriting);

    /// <summary>Writes at an offset.</summary>
    /// <exception cref="IOException">Also where the file system lets no file grow so large, which .NET takes for a wrong argument.</exception>
    public static void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset)
    {
        try
        {
            RandomAccess.Write(file, bytes, offset);
        }
        catch (ArgumentOutOfRangeException error)
        {
            throw new IOException(error.Message, FileTooBig);
        }
    }

    /// <summary>Whether a file could not grow for want of room.</summary>
    public static bool IsOutOfRoom(IOException error) => error.HResult is NoSpace or OverQuota or FileTooBig;

    private static IOException Failure(string what) => new($"{what}: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}", Marshal.GetLastPInvokeError());

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string existing, string name);

    [LibraryImport("libc", EntryPoint = "sync_file_range")]
    private static partial int SyncFileRange(SafeFileHandle file, long offset, long length, uint flags);
}
