using System.Diagnostics;

namespace Usher.ServerBenchmarks.Service;

/// <summary>The command line of Usher, as a person runs it.</summary>
/// <param name="program">Its usher.dll.</param>
internal sealed class UsherProgram(string program)
{
    public const string Region = "us-east-1";

    /// <summary>Runs a command to its end.</summary>
    /// <returns>What it wrote to standard output, line by line, each with the time since the start.</returns>
    public async Task<IReadOnlyList<(string Text, TimeSpan After)>> RunAsync(params IEnumerable<string> arguments)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Start(arguments);
        process.BeginErrorReadLine();
        var lines = new List<(string, TimeSpan)>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            lines.Add((line, Stopwatch.GetElapsedTime(start)));
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? lines : throw new InvalidOperationException($"usher {string.Join(' ', arguments)} ended with code {process.ExitCode}.");
    }

    /// <summary>Starts 'usher serve' on a folder.</summary>
    public async Task<UsherServer> ServeAsync(string folder)
    {
        var start = Stopwatch.GetTimestamp();
        var process = Start(["serve", "--data", folder, "--port", "0", "--region", Region]);
        var log = new List<string>();
        process.ErrorDataReceived += (_, line) => log.Add(line.Data ?? "");
        process.BeginErrorReadLine();
        string? address = null;
        while (address is null && await process.StandardOutput.ReadLineAsync() is { } line)
            address = line.Split(' ').FirstOrDefault(word => word.StartsWith("http://", StringComparison.Ordinal));
        if (address is null)
            throw new InvalidOperationException($"The server did not start:\n{string.Join('\n', log)}");

        using (var http = new HttpClient())
            (await http.GetAsync(new Uri(new(address), "/_usher/v1/health"))).EnsureSuccessStatusCode();
        var startTime = Stopwatch.GetElapsedTime(start);
        var values = (await RunAsync("env", "--data", folder)).Select(line => line.Text.Split(['=', ' '], 3)).Where(words => words is ["export", _, _]).ToDictionary(words => words[1], words => words[2].Trim('\'', '"'));
        return new(process, new(address), startTime, new(values["AWS_ACCESS_KEY_ID"], values["AWS_SECRET_ACCESS_KEY"]));
    }

    /// <summary>Starts a command, with what it writes in the caller's hands.</summary>
    public Process Start(IEnumerable<string> arguments) =>
        Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
}
