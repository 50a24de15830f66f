using System.Diagnostics;
using System.Globalization;

namespace Usher.ServerBenchmarks;

/// <summary>What wrk measured.</summary>
/// <param name="Rate">Requests a second.</param>
/// <param name="Count">Requests in all.</param>
/// <param name="P99">Milliseconds that 99 of 100 requests took at most.</param>
internal sealed record Load(double Rate, long Count, double P99)
{
    /// <summary>Asks one address as fast as 32 connections can.</summary>
    public static Task<Load> OfAsync(Uri address, int seconds = 5) => RunAsync(["--duration", $"{seconds}s", address.AbsoluteUri]);

    /// <summary>Sends what a script in Lua makes.</summary>
    public static Task<Load> OfAsync(Uri server, string script, int seconds = 5) => RunAsync(["--duration", $"{seconds}s", "--script", script, server.AbsoluteUri]);

    /// <summary>Sends requests that were made beforehand, in their order, and again from the first when they are all sent.</summary>
    public static Task<Load> OfAsync(RequestFile requests, int seconds = 5) => RunAsync(["--duration", $"{seconds}s", "--script", requests.Script, requests.Server.AbsoluteUri, "--", requests.Path]);

    // One thread of wrk: there are two cores for it and the server.
    private static async Task<Load> RunAsync(IEnumerable<string> arguments)
    {
        using var wrk = Process.Start(new ProcessStartInfo("wrk", ["--threads", "1", "--connections", "32", "--latency", .. arguments]) { RedirectStandardOutput = true })!;
        var output = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        if (output.Contains("Non-2xx", StringComparison.Ordinal) || output.Contains("Socket errors", StringComparison.Ordinal))
            throw new InvalidOperationException($"Some requests failed:\n{output}");

        var lines = output.Split('\n', StringSplitOptions.TrimEntries);
        var rate = lines.Single(line => line.StartsWith("Requests/sec:", StringComparison.Ordinal))["Requests/sec:".Length..];
        var count = lines.Single(line => line.Contains(" requests in ", StringComparison.Ordinal)).Split(' ')[0];
        var p99 = lines.Single(line => line.StartsWith("99%", StringComparison.Ordinal))["99%".Length..];
        return new(double.Parse(rate, CultureInfo.InvariantCulture), long.Parse(count, CultureInfo.InvariantCulture), Milliseconds(p99.Trim()));
    }

    private static double Milliseconds(string text) => text switch
    {
        _ when text.EndsWith("us", StringComparison.Ordinal) => Number(text[..^2]) / 1000,
        _ when text.EndsWith("ms", StringComparison.Ordinal) => Number(text[..^2]),
        _ when text.EndsWith('s') => Number(text[..^1]) * 1000,
        _ => throw new InvalidDataException($"wrk's latency is '{text}'."),
    };

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
