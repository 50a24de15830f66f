using System.Diagnostics;
using System.Globalization;
using Usher.Wire.Signing.Making;

namespace Usher.ServerBenchmarks.Service;

/// <summary>A server that runs.</summary>
/// <param name="process">It.</param>
/// <param name="address">Where it listens.</param>
/// <param name="start">From the command to the first answer.</param>
/// <param name="root">The account's key.</param>
internal sealed class UsherServer(Process process, Uri address, TimeSpan start, SigningCredentials root) : IAsyncDisposable
{
    public Uri Address { get; } = address;

    public TimeSpan Start { get; } = start;

    public SigningCredentials Root { get; } = root;

    /// <summary>Resident memory now, in MiB.</summary>
    public double ResidentMiB() => long.Parse(
        File.ReadLines($"/proc/{process.Id}/status").Single(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture) / 1024.0;

    /// <summary>Resident memory of the processes that the server has started, of no file, in MiB.</summary>
    public double WorkersMiB()
    {
        var pages = 0L;
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0])))
        {
            try
            {
                // The parent is the second number after the name, which may hold anything; proc(5).
                if (File.ReadAllText($"{folder}/stat").Split(") ")[^1].Split(' ')[1] != process.Id.ToString(CultureInfo.InvariantCulture))
                    continue;

                var counts = File.ReadAllText($"{folder}/statm").Split(' ');
                pages += long.Parse(counts[1], CultureInfo.InvariantCulture) - long.Parse(counts[2], CultureInfo.InvariantCulture);
            }
            catch (IOException)
            {
                // It has ended in the meantime.
            }
        }

        return pages * (double)Environment.SystemPageSize / (1 << 20);
    }

    public async ValueTask DisposeAsync()
    {
        // SIGTERM, as systemd and containers stop it; .NET can only kill.
        using (var kill = Process.Start("kill", [process.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
