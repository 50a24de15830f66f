using System.Text.Json;
using System.Text.Json.Serialization;
using Usher.Api;
using Usher.CommandLine;

namespace Usher.DataFolders;

/// <summary>Where the server of a data folder listens, as it left word of it there: <c>server.json</c>.</summary>
/// <param name="Endpoint">For example http://127.0.0.1:4566.</param>
/// <param name="Region">Its default region.</param>
/// <param name="Account">Twelve digits.</param>
/// <param name="ProcessId">The server's process.</param>
internal sealed record RunningServer(string Endpoint, string Region, string Account, int ProcessId)
{
    /// <summary>Of the web application, such as http://127.0.0.1:8080; null where there is none.</summary>
    public string? Web { get; init; }

    // The first start makes a database and keys; a machine with much else to do takes its time for that.
    private static readonly TimeSpan PatienceWithStart = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Leaves word, whole or not at all.</summary>
    public void Write(DataFolder folder)
    {
        var unfinished = $"{folder.ServerFile}.unfinished";
        File.WriteAllText(unfinished, JsonSerializer.Serialize(this, RunningServerJson.Default.RunningServer) + "\n");
        File.Move(unfinished, folder.ServerFile, overwrite: true);
    }

    // A server that was killed leaves its word behind.
    private static RunningServer? Read(DataFolder folder)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(folder.ServerFile), RunningServerJson.Default.RunningServer);
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    /// <summary>The server that has the folder and answers; null if none does.</summary>
    public static async Task<RunningServer?> FindAsync(DataFolder folder, CancellationToken stop) =>
        Read(folder) is { } server && server.ProcessId == folder.FindServerProcess() && await server.AnswersAsync(stop) ? server : null;

    /// <summary>The same, now or in a moment.</summary>
    public static async Task<RunningServer?> WaitAsync(DataFolder folder, CommandContext context, CancellationToken stop)
    {
        var began = context.Clock.GetTimestamp();
        for (var hasSaid = false; ; hasSaid = true)
        {
            if (await FindAsync(folder, stop) is { } server)
                return server;

            if (context.Clock.GetElapsedTime(began) >= (folder.FindServerProcess() is null ? Patience : PatienceWithStart))
                return null;

            if (!hasSaid)
                context.Terminal.Remark("Waiting for a server …");

            await Task.Delay(TimeSpan.FromMilliseconds(100), context.Clock, stop);
        }
    }

    /// <summary>Where a server would listen if it were started as usual.</summary>
    public static RunningServer Usual(string account) => new($"http://127.0.0.1:{ServerOptions.DefaultPort}", ServerOptions.DefaultRegion, account, 0);

    public static void Remove(DataFolder folder) => File.Delete(folder.ServerFile);

    private async Task<bool> AnswersAsync(CancellationToken stop)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        try
        {
            using var response = await client.GetAsync(new Uri(new(Endpoint), UsherApi.HealthPath), stop);
            return response.IsSuccessStatusCode;
        }
        catch (Exception silence) when (silence is HttpRequestException || (silence is OperationCanceledException && !stop.IsCancellationRequested))
        {
            return false;
        }
    }
}

/// <summary>camelCase.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RunningServer))]
internal sealed partial class RunningServerJson : JsonSerializerContext;
