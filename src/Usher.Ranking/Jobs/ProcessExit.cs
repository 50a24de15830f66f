using System.Runtime.InteropServices;

namespace Usher.Ranking.Jobs;

/// <summary>Ends the process of a job at once.</summary>
/// <remarks>Environment.Exit would run finalizers and the exit handlers of native libraries while another thread may still be inside one of them.</remarks>
public static partial class ProcessExit
{
    /// <summary>Ends the process without any clean-up.</summary>
    /// <param name="code">The exit code, 0 to 255.</param>
    public static void Now(int code) => Exit(code);

    [LibraryImport("libc", EntryPoint = "_exit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial void Exit(int code);
}
