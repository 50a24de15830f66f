using System.Net.Http.Json;
using System.Text.Json;

namespace Usher.Web.Tests.Rest;

/// <summary>Asks the REST API of a server in a test.</summary>
internal static class RestClient
{
    public static async Task<(HttpResponseMessage Head, JsonElement Body)> AskAsync(this WebServer server, string path, Action<HttpRequestMessage>? change = null, HttpMethod? method = null, object? body = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, server.Browser.BaseAddress!.GetLeftPart(UriPartial.Authority) + "/api/v1" + path);
        if (body is not null)
            request.Content = JsonContent.Create(body);
        change?.Invoke(request);
        var answer = await server.Browser.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (answer, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }

    public static Task<(HttpResponseMessage Head, JsonElement Body)> PostAsync(this WebServer server, string path, object body, Action<HttpRequestMessage>? change = null) =>
        server.AskAsync(path, change, HttpMethod.Post, body);

    public static int Asked(this WebServer server, string operation) => server.Personalize.Asked.Count(one => one.Operation == operation);

    public static string? Text(this JsonElement json, string member) => json.GetProperty(member).GetString();
}
