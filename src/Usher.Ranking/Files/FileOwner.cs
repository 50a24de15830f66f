using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Usher.Ranking.Files;

/// <summary>Which user a file belongs to; .NET does not say.</summary>
internal static partial class FileOwner
{
    private const int CurrentFolder = -100;     // AT_FDCWD
    private const int NoFollow = 0x100;         // AT_SYMLINK_NOFOLLOW
    private const uint OwnerWanted = 0x8;       // STATX_UID
    private const int OwnerOffset = 20;         // of stx_uid in struct statx, which is laid out alike on all processors and has 256 bytes

    /// <summary>The user that this process acts as.</summary>
    public static uint Ours => EffectiveUser();

    /// <summary>The owner of a file or folder, of a link itself and not of what it leads to; null if it is not there.</summary>
    public static uint? Of(string path)
    {
        Span<byte> answer = stackalloc byte[256];
        return Status(CurrentFolder, path, NoFollow, OwnerWanted, answer) == 0 ? BinaryPrimitives.ReadUInt32LittleEndian(answer[OwnerOffset..]) : null;
    }

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint EffectiveUser();

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Status(int folder, string path, int flags, uint wanted, Span<byte> answer);
}
