using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Usher.Core.Processes;

/// <summary>Asks a process to stop; .NET itself can only kill.</summary>
/// <remarks>SIGTERM and not SIGINT: a shell starts its background jobs with SIGINT ignored, and their children inherit that.</remarks>
internal static partial class Signals
{
    private const int SigTerm = 15;

    public static void Terminate(Process process) => _ = Kill(process.Id, SigTerm);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
