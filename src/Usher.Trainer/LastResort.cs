using System.Runtime.InteropServices;

namespace Usher.Trainer;

/// <summary>Ends the process when a job that was told to stop cannot: a large matrix is inverted in one call that nothing interrupts.</summary>
internal static class LastResort
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static Timer? s_timer;

    /// <summary>Gives the job a moment to stop by itself, then ends the process.</summary>
    /// <remarks>Nothing half written is left: output is renamed into place when whole, and the job folder belongs to whoever made it.</remarks>
    public static void ExitSoon(int code) => s_timer ??= new(_ => ExitNow(code), null, Patience, Timeout.InfiniteTimeSpan);

    // Not Environment.Exit: that runs libtorch's own clean-up while another thread is still within it.
    [DllImport("libc", EntryPoint = "_exit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void ExitNow(int code);
}
