using System.Diagnostics;

namespace Usher.ServerBenchmarks;

/// <summary>How long does the AWS CLI take to copy 200 small files, 50 of them empty, into a bucket: with its usual ten connections, and with one?</summary>
/// <remarks>It sends 'Expect: 100-continue' with each of them: where a server leaves a connection open that cannot be used again, this takes minutes.</remarks>
internal static class Copies
{
    private const int Files = 200;
    private const int EmptyFiles = 50;
    private const int Rounds = 3;

    /// <param name="work">A folder for the files.</param>
    public static async Task RunAsync(string work)
    {
        var files = Directory.CreateDirectory(Path.Combine(work, "files")).FullName;
        for (var i = 0; i < Files; i++)
            await File.WriteAllBytesAsync(Path.Combine(files, $"part-{i:000}"), new byte[i % (Files / EmptyFiles) == 0 ? 0 : 1024]);
        var oneConnection = Path.Combine(work, "one-connection.config");
        await File.WriteAllTextAsync(oneConnection, "[default]\ns3 =\n  max_concurrent_requests = 1\n");

        var start = await TimeAsync("/dev/null", "--version");
        await TimeAsync("/dev/null", "s3", "mb", "s3://usher-copies");
        Console.WriteLine("| 200 files of 1 KiB, 50 of them empty | connections | seconds, each of 3 | seconds, best |");
        Console.WriteLine("| --- | --- | --- | --- |");
        foreach (var (config, connections) in new[] { ("/dev/null", 10), (oneConnection, 1) })
        {
            await TellAsync(connections, "aws s3 cp --recursive", () => TimeAsync(config, "s3", "cp", "--recursive", "--quiet", files, "s3://usher-copies/"));
            await TellAsync(connections, "aws s3 sync", async () =>
            {
                await TimeAsync("/dev/null", "s3", "rm", "--recursive", "--quiet", "s3://usher-copies/");
                return await TimeAsync(config, "s3", "sync", "--quiet", files, "s3://usher-copies/");
            });
        }

        Console.WriteLine();
        Console.WriteLine(FormattableString.Invariant($"The CLI itself takes {start.TotalSeconds:0.0} s to start (`aws --version`), which is in each of these."));
    }

    private static async Task TellAsync(int connections, string command, Func<Task<TimeSpan>> run)
    {
        var seconds = new List<double>();
        for (var round = 0; round < Rounds; round++)
            seconds.Add((await run()).TotalSeconds);
        var each = string.Join(", ", seconds.Select(one => FormattableString.Invariant($"{one:0.0}")));
        Console.WriteLine(FormattableString.Invariant($"| `{command}` | {connections} | {each} | {seconds.Min():0.0} |"));
    }

    private static async Task<TimeSpan> TimeAsync(string config, params string[] arguments)
    {
        var began = Stopwatch.GetTimestamp();
        var start = new ProcessStartInfo("aws", arguments) { RedirectStandardOutput = true };
        start.Environment["AWS_CONFIG_FILE"] = config;
        using var process = Process.Start(start)!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? Stopwatch.GetElapsedTime(began) : throw new InvalidOperationException($"aws {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}
