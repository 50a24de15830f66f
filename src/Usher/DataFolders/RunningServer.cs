using System.Text.Json;
using System.Text.Json.Serialization;
using Usher.Api;
using Usher.Api.Settings;
using Usher.CommandLine;

namespace Usher.DataFolders;

/// <summary>The content of <c>server.json</c>, in which a server writes where it listens.</summary>
/// <param name="Endpoint">For example http://127.0.0.1:4566.</param>
/// <param name="Region">Its default region.</param>
/// <param name="Account">Twelve digits.</param>
/// <param name="ProcessId">The server's process.</param>
internal sealed record RunningServer(string Endpoint, string Region, string Account, int ProcessId)
{
    /// <summary>Of the web application, such as http://127.0.0.1:8080; null where there is none.</summary>
    public string? Web { get; init; }

    // The first start creates databases and keys, which takes long on a busy machine.
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan FindTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Writes the file beside its place and renames it, so that readers see all of it or nothing.</summary>
    public void Write(DataFolder folder)
    {
        var unfinished = $"{folder.ServerFile}.unfinished";
        File.WriteAllText(unfinished, JsonSerializer.Serialize(this, RunningServerJson.Default.RunningServer) + "\n");
        File.Move(unfinished, folder.ServerFile, overwrite: true);
    }

    // A server that was killed leaves the file behind.
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
    public static async Task<RunningServer?> FindAsync(DataFolder folder, CancellationToken cancellationToken) =>
        Read(folder) is { } server && server.ProcessId == folder.FindServerProcess() && await server.AnswersAsync(cancellationToken) ? server : null;

    /// <summary>Waits for a server: a few seconds where none is starting, longer where one is.</summary>
    /// <returns>Null if none answers in time.</returns>
    public static async Task<RunningServer?> WaitAsync(DataFolder folder, CommandContext context, CancellationToken cancellationToken)
    {
        var began = context.Clock.GetTimestamp();
        for (var hasSaid = false; ; hasSaid = true)
        {
            if (await FindAsync(folder, cancellationToken) is { } server)
                return server;

            if (context.Clock.GetElapsedTime(began) >= (folder.FindServerProcess() is null ? FindTimeout : StartTimeout))
                return null;

            if (!hasSaid)
                context.Terminal.Remark("Waiting for a server …");

            await Task.Delay(TimeSpan.FromMilliseconds(100), context.Clock, cancellationToken);
        }
    }

    /// <summary>The address of a server with the default options.</summary>
    public static RunningServer Usual(string account) => new($"http://127.0.0.1:{ServerOptions.DefaultPort}", ServerOptions.DefaultRegion, account, 0);

    public static void Remove(DataFolder folder) => File.Delete(folder.ServerFile);

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        try
        {
            using var response = await client.GetAsync(new Uri(new(Endpoint), ApiServer.HealthPath), cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (Exception silence) when (silence is HttpRequestException || (silence is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }
}

/// <summary>camelCase.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RunningServer))]
internal sealed partial class RunningServerJson : JsonSerializerContext;
