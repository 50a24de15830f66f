using System.Diagnostics;
using System.Globalization;

namespace Usher.Core.Processes;

/// <summary>Ends a process that takes more memory than it may have. Looked at from outside, since a process that is short of memory cannot be trusted to look itself.</summary>
/// <param name="bytes">How much memory it may have: pages in memory that are backed by no file.</param>
/// <param name="clock">Says when to look.</param>
internal sealed class MemoryWatch(long bytes, TimeProvider clock)
{
    // In such a time a process can write to some 100 MB of new memory.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Whether the process was ended for its memory.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Whether the process was seen with half of its memory or more: then a crash of it is most likely a request for memory that was refused.</summary>
    public bool IsSuspect { get; private set; }

    /// <summary>Looks until the process has ended.</summary>
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
