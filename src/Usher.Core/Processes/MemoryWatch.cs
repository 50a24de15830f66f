using System.Diagnostics;
using System.Globalization;

namespace Usher.Core.Processes;

/// <summary>Kills a process that uses more memory than allowed. It is watched from outside, because a process that is short of memory may be unable to check itself.</summary>
/// <param name="bytes">The memory limit: resident pages that no file backs.</param>
/// <param name="clock">The clock of the checks.</param>
internal sealed class MemoryWatch(long bytes, TimeProvider clock)
{
    // In this time a process can write to about 100 MB of new memory.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Whether the process was killed because of its memory.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Whether the process was seen with half of its limit or more. If it then crashes, the likely reason is an allocation that was refused.</summary>
    public bool IsSuspect { get; private set; }

    /// <summary>Checks the memory until the process has ended.</summary>
    public async Task FollowAsync(Process process)
    {
        var end = process.WaitForExitAsync();
        while (!end.IsCompleted)
        {
            var taken = MemoryOf(process.Id);
            IsSuspect |= taken >= bytes / 2;
            if (taken > bytes)
            {
                HasEnded = true;
                process.Kill(entireProcessTree: true);
            }

            await Task.WhenAny(end, Task.Delay(Pause, clock));
        }

        await end;
    }

    // /proc/PID/statm counts pages: size, resident, shared (of files, and shared with other processes) …; proc(5).
    private static long MemoryOf(int process)
    {
        try
        {
            var pages = File.ReadAllText($"/proc/{process}/statm").Split(' ');
            return (Number(pages[1]) - Number(pages[2])) * Environment.SystemPageSize;
        }
        catch (IOException)
        {
            return 0;
        }

        static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
    }
}
