using System.Diagnostics;
using System.Text.Json;

namespace Usher.TestKit;

/// <summary>A real server: 'usher serve' as a process of its own, on a free port, with a data folder that is gone afterwards. It may be ended and started again.</summary>
public sealed class UsherServer : IAsyncLifetime
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(5);

    private readonly Lock _writing = new();
    private readonly List<string> _log = [];
    private TaskCompletionSource _announced = new();
    private Process? _process;

    /// <summary>What lies in it is the server's; a folder of the test's own is <see cref="Work"/>.</summary>
    public string Data { get; init; } = Path.Combine(Path.GetTempPath(), $"usher-data-{Guid.NewGuid():N}");

    /// <summary>For files that tests upload and download.</summary>
    public string Work { get; } = Directory.CreateTempSubdirectory("usher-work-").FullName;

    /// <summary>The server that keeps this one's buckets; null where they are files.</summary>
    public UsherServer? Elsewhere { get; init; }

    /// <summary>The largest file that the server can write, in KiB; null for no limit. A disk that is full looks the same to a program.</summary>
    public int? FileSizeLimit { get; init; }

    /// <summary>Further options of 'usher serve'.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>Whether it has a web port, too.</summary>
    public bool HasWeb { get; init; }

    /// <summary>Whether another start takes the same ports: what is connected then finds it again.</summary>
    public bool KeepsPorts { get; init; }

    /// <summary>Variables for the server alone.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>The exported lines of 'usher env'.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; private set; } = new Dictionary<string, string>();

    public string Endpoint => Environment["AWS_ENDPOINT_URL"];

    /// <summary>Where the API answers.</summary>
    public Uri Api => new(Endpoint);

    /// <summary>Its web port, such as http://127.0.0.1:41234; null where it has none.</summary>
    public Uri? Web { get; private set; }

    public string Account { get; private set; } = "";

    /// <summary>The server's process, while it runs.</summary>
    public int ProcessId => _process!.Id;

    /// <summary>The root's key.</summary>
    public (string Id, string Secret) Root => (Environment["AWS_ACCESS_KEY_ID"], Environment["AWS_SECRET_ACCESS_KEY"]);

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
        if (await Task.WhenAny(_announced.Task, ended).WaitAsync(StartTimeout) == ended)
            Assert.Fail($"usher serve ended with {_process.ExitCode}:\n{Log}");

        using var word = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Data, "server.json")));
        Account = word.RootElement.GetProperty("account").GetString()!;
        Web = word.RootElement.GetProperty("web").GetString() is { } web ? new(web) : null;
        // The keys outlive a start; where it listens does not.
        Environment = Environment.Count == 0
            ? Exports((await WithoutOtherPrograms().RunAsync("env", "--data", Data)).Succeeded().Output)
            : new Dictionary<string, string>(Environment) { ["AWS_ENDPOINT_URL"] = word.RootElement.GetProperty("endpoint").GetString()! };
    }

    /// <summary>The built usher with a command line, as the root of this server.</summary>
    public Task<Outcome> RunAsync(params string[] arguments) => new UsherProgram().With(Environment).RunAsync(arguments);

    // 'usher env' asks the AWS CLI and boto3 of the PATH for their versions, which takes longer than all else that it does; the variables do not depend on them.
    private static UsherProgram WithoutOtherPrograms() => new UsherProgram().With("PATH", "");

    /// <summary>Ends the server as a crash would: it hears nothing of it.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Ends the server as an operator would.</summary>
    /// <param name="signal">TERM, or INT as Ctrl-C sends it.</param>
    /// <returns>What it ended with; 0 where it does not run.</returns>
    public async Task<int> StopAsync(string signal = "TERM")
    {
        if (_process is null)
            return 0;

        if (!_process.HasExited)
        {
            using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
            await kill.WaitForExitAsync();
            await _process.WaitForExitAsync();
        }

        var ended = _process.ExitCode;
        _process.Dispose();
        _process = null;
        return ended;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (Directory.Exists(Data))
            Directory.Delete(Data, recursive: true);
        Directory.Delete(Work, recursive: true);
    }

    private ProcessStartInfo CommandLine()
    {
        var (port, webPort) = KeepsPorts && Environment.Count > 0 ? (Api.Port, Web?.Port ?? 0) : (0, 0);
        string[] serve = ["serve", "--port", $"{port}", .. HasWeb ? ["--web-port", $"{webPort}"] : new[] { "--no-web" }, "--data", Data, .. Options];
        // The limit of a shell, as an operator would set one; 'exec' leaves the process its id. Beyond it a write shall fail, not kill. The runtime itself keeps its code in a large file unless told not to.
        var start = FileSizeLimit is { } kibibytes
            ? new ProcessStartInfo("bash", ["-c", $"trap '' XFSZ; export DOTNET_EnableWriteXorExecute=0; ulimit -f {kibibytes} && exec dotnet \"$@\"", "usher", UsherProgram.Assembly, .. serve])
            : new("dotnet", [UsherProgram.Assembly, .. serve, .. Elsewhere is null ? [] : new[] { "--buckets", Elsewhere.Endpoint }]);
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

        // Its last word before it waits for requests.
        if (line.StartsWith("In each shell ", StringComparison.Ordinal))
            _announced.TrySetResult();
    }
}
