using System.Text.Json;
using System.Text.Json.Serialization;

namespace Usher.Serving;

/// <summary>Where the server of a data folder listens, as it left word of it there: <c>server.json</c>.</summary>
/// <param name="Endpoint">For example http://127.0.0.1:4566.</param>
/// <param name="Region">Its default region.</param>
/// <param name="Account">Twelve digits.</param>
/// <param name="ProcessId">The server's process.</param>
internal sealed record RunningServer(string Endpoint, string Region, string Account, int ProcessId)
{
    /// <summary>Leaves word, whole or not at all.</summary>
    public void Write(DataFolder folder)
    {
        var unfinished = $"{folder.ServerFile}.{ProcessId}";
        File.WriteAllText(unfinished, JsonSerializer.Serialize(this, RunningServerJson.Default.RunningServer) + "\n");
        File.Move(unfinished, folder.ServerFile, overwrite: true);
    }

    /// <summary>The word that was left; null where there is none. A server that was killed leaves its word behind: <see cref="AnswersAsync"/> tells.</summary>
    public static RunningServer? Read(DataFolder folder)
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

    public static void Remove(DataFolder folder) => File.Delete(folder.ServerFile);

    /// <summary>Whether it is still there.</summary>
    public async Task<bool> AnswersAsync(CancellationToken stop)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        try
        {
            using var response = await client.GetAsync(new Uri(new(Endpoint), Api.UsherApi.HealthPath), stop);
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
