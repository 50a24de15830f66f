using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Usher.Core.Processes;

/// <summary>Asks a process to stop, as Ctrl-C does; .NET itself can only kill.</summary>
internal static partial class Signals
{
    private const int SigInt = 2;

    public static void Interrupt(Process process) => _ = Kill(process.Id, SigInt);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
