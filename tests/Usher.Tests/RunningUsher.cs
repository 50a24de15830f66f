using System.Diagnostics;

namespace Usher.Tests;

/// <summary>A command that goes on until it is stopped, such as usher web, and what it has said.</summary>
internal sealed class RunningUsher(Process process) : IDisposable
{
    public string Said { get; private set; } = "";

    public int ProcessId => process.Id;

    public async Task WaitAsync(string word = "aws sts get-caller-identity")
    {
        while (!Said.Contains(word, StringComparison.Ordinal))
        {
            var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            if (line is null)
                Assert.Fail($"usher ended: {Said}{await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)}");

            Said += line + "\n";
        }
    }

    public async Task<int> StopAsync(string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, $"{process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();

        process.Dispose();
    }
}
