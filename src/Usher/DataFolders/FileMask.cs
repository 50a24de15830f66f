using System.Runtime.InteropServices;

namespace Usher.DataFolders;

/// <summary>Which rights new files are not given.</summary>
internal static partial class FileMask
{
    private const uint GroupAndOthers = 0x3F;               // 077

    /// <summary>Keeps the group and all others out of every file and folder that this process makes from now on, and the processes that it starts: trainers, for example.</summary>
    /// <remarks>SQLite, DuckDB and the web framework make files without naming a mode; the mask is the one thing that all of them heed.</remarks>
    public static void KeepOthersOut()
    {
        if (!OperatingSystem.IsWindows())
            _ = Set(GroupAndOthers);
    }

    [LibraryImport("libc", EntryPoint = "umask")]
    private static partial uint Set(uint mask);
}
