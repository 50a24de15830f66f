using System.Diagnostics;
using System.Text.Json;

namespace Usher.Clients.Tests;

/// <summary>A real server: 'usher serve' as a process of its own, on a free port, with a data folder that is gone afterwards.</summary>
public sealed class UsherServer : IAsyncLifetime
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);

    private readonly Lock _writing = new();
    private readonly List<string> _log = [];
    private TaskCompletionSource _announced = new();
    private Process? _process;

    /// <summary>What lies in it is the server's; a folder of the test's own is <see cref="Work"/>.</summary>
    public string Data { get; } = Directory.CreateTempSubdirectory("usher-clients-data-").FullName;

    /// <summary>For files that tests upload and download.</summary>
    public string Work { get; } = Directory.CreateTempSubdirectory("usher-clients-work-").FullName;

    /// <summary>The server that keeps this one's buckets; null where they are files.</summary>
    public UsherServer? Elsewhere { get; init; }

    /// <summary>The largest file that the server can write, in KiB; null for no limit. A disk that is full looks the same to a program.</summary>
    public int? FileSizeLimit { get; init; }

    /// <summary>Further options of 'usher serve'.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>Whether it has a web port, too.</summary>
    public bool HasWeb { get; init; }

    /// <summary>Variables for the server alone.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>The exported lines of 'usher env'.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; private set; } = new Dictionary<string, string>();

    public string Endpoint => Environment["AWS_ENDPOINT_URL"];

    /// <summary>Its web port, such as http://127.0.0.1:41234; null where it has none.</summary>
    public string? Web { get; private set; }

    public string Account { get; private set; } = "";

    /// <summary>Everything that the server has said so far.</summary>
    public string Log
    {
        get
        {
            lock (_writing)
                return string.Join('\n', _log);
        }
    }

    public async ValueTask InitializeAsync()
    {
        await StartAsync();
    }

    /// <summary>Starts the server on its data folder, which another may have used before.</summary>
    public async Task StartAsync()
    {
        _announced = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = Process.Start(CommandLine())!;
        _process.OutputDataReceived += (_, line) => Heard(line.Data);
        _process.ErrorDataReceived += (_, line) => Heard(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var ended = _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        if (await Task.WhenAny(_announced.Task, ended).WaitAsync(StartPatience) == ended)
            Assert.Fail($"usher serve ended with {_process.ExitCode}:\n{Log}");

        using var word = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Data, "server.json")));
        Account = word.RootElement.GetProperty("account").GetString()!;
        Web = word.RootElement.GetProperty("web").GetString();
        // The keys outlive a start; where it listens does not.
        Environment = Environment.Count == 0
            ? Exports((await RunAsync("env", "--data", Data)).Succeeded().Output)
            : new Dictionary<string, string>(Environment) { ["AWS_ENDPOINT_URL"] = word.RootElement.GetProperty("endpoint").GetString()! };
    }

    /// <summary>The built usher with a command line, as the root of this server.</summary>
    internal Task<Outcome> RunAsync(params string[] arguments) => new Client("dotnet", [UsherProgram, .. arguments]) { Environment = Environment }.RunAsync();

    /// <summary>Ends the server as a crash would: it hears nothing of it.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Ends the server as an operator would.</summary>
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
        Directory.Delete(Data, recursive: true);
        Directory.Delete(Work, recursive: true);
    }

    private static string UsherProgram { get; } = Path.GetFullPath(
        Path.Combine(AppContext.BaseDirectory, "..", "..", "Usher", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "usher.dll"));

    private ProcessStartInfo CommandLine()
    {
        string[] serve = ["serve", "--port", "0", .. HasWeb ? [] : new[] { "--no-web" }, "--data", Data, .. Options];
        // The limit of a shell, as an operator would set one; 'exec' leaves the process its id. Beyond it a write shall fail, not kill. The runtime itself keeps its code in a large file unless told not to.
        var start = FileSizeLimit is { } kibibytes
            ? new ProcessStartInfo("bash", ["-c", $"trap '' XFSZ; export DOTNET_EnableWriteXorExecute=0; ulimit -f {kibibytes} && exec dotnet \"$@\"", "usher", UsherProgram, .. serve])
            : new("dotnet", [UsherProgram, .. serve, .. Elsewhere is null ? [] : new[] { "--buckets", Elsewhere.Endpoint }]);
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        if (Elsewhere is not null)
        {
            foreach (var (name, value) in Elsewhere.Environment.Where(variable => variable.Key != "AWS_ENDPOINT_URL"))
                start.Environment[name] = value;
        }

        foreach (var (name, value) in Variables)
            start.Environment[name] = value;

        return start;
    }

    // export NAME='VALUE'
    private static Dictionary<string, string> Exports(string lines) => lines.Split('\n')
        .Where(line => line.StartsWith("export ", StringComparison.Ordinal) && line.Contains('='))
        .Select(line => line["export ".Length..].Split('=', 2))
        .ToDictionary(pair => pair[0], pair => pair[1].Trim('\''));

    private void Heard(string? line)
    {
        if (line is null)
            return;

        lock (_writing)
            _log.Add(line);

        if (line.StartsWith("Usher serves ", StringComparison.Ordinal))
            _announced.TrySetResult();
    }
}
