using System.Diagnostics;
using System.Text.Json;

namespace Usher.Web.Tests.Console;

/// <summary>'usher serve' as a process of its own, with a data folder that is gone afterwards. It may be ended and started again on the same ports.</summary>
internal sealed class UsherProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly string Program = Path.GetFullPath(
        Path.Combine(AppContext.BaseDirectory, "..", "..", "Usher", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "usher.dll"));

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("usher-console-");
    private Process? _process;

    public Uri Api { get; private set; } = null!;

    public Uri Web { get; private set; } = null!;

    public string Account { get; private set; } = "";

    /// <summary>The root's key.</summary>
    public (string Id, string Secret) Root { get; private set; }

    public async Task StartAsync()
    {
        var announced = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var said = new List<string>();
        var (port, webPort) = (Api?.Port ?? 0, Web?.Port ?? 0);
        _process = Process.Start(new ProcessStartInfo("dotnet", [Program, "serve", "--port", $"{port}", "--web-port", $"{webPort}", "--data", _data.FullName]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var ended = _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        if (await Task.WhenAny(announced.Task, ended).WaitAsync(Patience) == ended)
            throw new InvalidOperationException($"usher serve ended with {_process.ExitCode}:\n{string.Join('\n', said)}");

        using var word = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_data.FullName, "server.json")));
        Api = new(word.RootElement.GetProperty("endpoint").GetString()!);
        Web = new(word.RootElement.GetProperty("web").GetString()!);
        Account = word.RootElement.GetProperty("account").GetString()!;
        if (Root.Id is null)
            Root = await RootKeyAsync();

        void Hear(string? line)
        {
            if (line is null)
                return;

            lock (said)
                said.Add(line);
            if (line.StartsWith("The movie site is on ", StringComparison.Ordinal))
                announced.TrySetResult();
        }
    }

    /// <summary>Ends it as an operator would.</summary>
    public async Task StopAsync()
    {
        if (_process is null)
            return;

        if (!_process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
            await kill.WaitForExitAsync();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _data.Delete(recursive: true);
    }

    // export AWS_ACCESS_KEY_ID='…'
    private async Task<(string Id, string Secret)> RootKeyAsync()
    {
        using var env = Process.Start(new ProcessStartInfo("dotnet", [Program, "env", "--data", _data.FullName]) { RedirectStandardOutput = true })!;
        var lines = (await env.StandardOutput.ReadToEndAsync()).Split('\n');
        await env.WaitForExitAsync();
        return (Value("AWS_ACCESS_KEY_ID"), Value("AWS_SECRET_ACCESS_KEY"));

        string Value(string name) => lines.Single(line => line.StartsWith($"export {name}=", StringComparison.Ordinal)).Split('=', 2)[1].Trim('\'');
    }
}
