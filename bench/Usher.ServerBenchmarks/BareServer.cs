using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Usher.ServerBenchmarks;

/// <summary>Kestrel with one endpoint that answers from memory: the most that a server on it could do.</summary>
internal static class BareServer
{
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
            var list = JsonSerializer.Deserialize<List>(content, JsonSerializerOptions.Web)!;
            application.MapGet("/json", () => list);
        }

        await application.StartAsync();
        Console.WriteLine(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        await Console.In.ReadToEndAsync();
        await application.StopAsync();
    }

    private sealed record Item(string ItemId, double? Score, Dictionary<string, string>? Metadata);

    private sealed record List(Item[] ItemList, string? RecommendationId, string? BasedOn);
}
