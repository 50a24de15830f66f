using System.Diagnostics;
using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Usher.Wire.PersonalizeRuntime;

namespace Usher.ServerBenchmarks;

/// <summary>Kestrel with endpoints that answer from memory: the most that a server on it could do. In a process of its own, as the real one is.</summary>
internal sealed class BareServer : IAsyncDisposable
{
    public const string Recommendations = "/recommendations";

    // To the same bytes as came.
    private static readonly JsonSerializerOptions Spelling = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly Process _process;

    private BareServer(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <param name="content">A file that it answers with; null for a small object.</param>
    public static async Task<BareServer> StartAsync(string? content = null)
    {
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [typeof(BareServer).Assembly.Location, "bare", .. content is null ? (string[])[] : [content]]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        return new(process, new(await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The bare server did not start.")));
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>Prints its address, then serves until standard input ends.</summary>
    /// <param name="content">What it answers at /object; if it is a list, made anew for each request at /json.</param>
    public static async Task RunAsync(byte[] content)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        await using var application = builder.Build();
        application.MapGet("/object", (HttpContext http) =>
        {
            http.Response.ContentLength = content.Length;
            return http.Response.Body.WriteAsync(content).AsTask();
        });
        if (content is [(byte)'{', ..])
        {
            var list = JsonSerializer.Deserialize<List>(content, Spelling)!;
            application.MapGet("/json", (HttpContext http) =>
            {
                var answer = JsonSerializer.SerializeToUtf8Bytes(list, Spelling);
                http.Response.ContentType = "application/json";
                http.Response.ContentLength = answer.Length;
                return http.Response.Body.WriteAsync(answer).AsTask();
            });
        }

        application.MapPost(Recommendations, (GetRecommendationsRequest request) => Answer(request));
        await application.StartAsync();
        Console.WriteLine(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        await Console.In.ReadToEndAsync();
        await application.StopAsync();
    }

    private sealed record Item(string ItemId, double? Score, Dictionary<string, string>? Metadata);

    private sealed record List(Item[] ItemList, string? RecommendationId, string? BasedOn);

    // As long as a real answer, and made anew for each request, as an application would.
    private static GetRecommendationsResponse Answer(GetRecommendationsRequest request) => new()
    {
        ItemList = [.. Enumerable.Range(1, request.NumResults ?? 25).Select(rank => new PredictedItem { ItemId = $"{1000 + rank}", Score = 1.0 / (rank + 100) })],
        RecommendationId = Guid.NewGuid().ToString(),
    };
}
