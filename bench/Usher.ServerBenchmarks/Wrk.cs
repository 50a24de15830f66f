using System.Diagnostics;
using System.Globalization;

namespace Usher.ServerBenchmarks;

/// <summary>Load from wrk, on the same cores as what it asks.</summary>
internal static class Wrk
{
    /// <summary>Requests a second that were answered.</summary>
    /// <param name="address">What is asked.</param>
    /// <param name="script">A script in Lua that makes the requests; null for GETs of the address.</param>
    /// <exception cref="InvalidOperationException">Some requests failed.</exception>
    public static async Task<double> LoadAsync(Uri address, string? script = null)
    {
        // One thread: there are two cores for it and the server.
        string[] options = ["--threads", "1", "--connections", "32", "--duration", "5s", "--timeout", "10s", .. script is null ? (string[])[] : ["--script", script], address.AbsoluteUri];
        using var wrk = Process.Start(new ProcessStartInfo("wrk", options) { RedirectStandardOutput = true })!;
        var output = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        if (output.Contains("Non-2xx", StringComparison.Ordinal) || output.Contains("Socket errors", StringComparison.Ordinal))
            throw new InvalidOperationException($"Some requests failed:\n{output}");

        var line = output.Split('\n').Single(text => text.StartsWith("Requests/sec:", StringComparison.Ordinal));
        return double.Parse(line["Requests/sec:".Length..], CultureInfo.InvariantCulture);
    }
}
