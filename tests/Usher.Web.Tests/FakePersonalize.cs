using System.Net;
using System.Text;
using System.Text.Json;
using Usher.Wire.Json;

namespace Usher.Web.Tests;

/// <summary>A Personalize that answers as a test says, and remembers what it was asked.</summary>
internal sealed class FakePersonalize : HttpMessageHandler
{
    // Most tests have no recommenders.
    private readonly Dictionary<string, Func<JsonElement, object>> _answers = new(StringComparer.Ordinal) { ["ListRecommenders"] = _ => new { recommenders = Array.Empty<object>() } };
    private readonly Lock _gate = new();
    private readonly List<(string Operation, JsonElement Request)> _asked = [];

    /// <summary>What came, oldest first.</summary>
    public IReadOnlyList<(string Operation, JsonElement Request)> Asked
    {
        get
        {
            lock (_gate)
                return [.. _asked];
        }
    }

    /// <summary>Says the answer to an operation: its name for the control plane (<c>ListCampaigns</c>), its action for what is asked with a form, such as STS (<c>GetCallerIdentity</c>), its method and path for the rest (<c>POST /recommendations</c>, <c>GET /_usher/v1/items</c>).</summary>
    public FakePersonalize On(string operation, Func<JsonElement, object> answer)
    {
        _answers[operation] = answer;
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var isForm = request.Content?.Headers.ContentType?.MediaType == "application/x-www-form-urlencoded";
        var asked = JsonDocument.Parse(isForm || body.Length == 0 ? JsonSerializer.Serialize(PairsOf(isForm ? body : request.RequestUri!.Query.TrimStart('?'))) : body).RootElement;
        var operation = request.Headers.TryGetValues("X-Amz-Target", out var target) ? target.Single().Split('.')[^1]
            : isForm ? asked.GetProperty("Action").GetString()!
            : $"{request.Method} {request.RequestUri!.AbsolutePath}";
        lock (_gate)
            _asked.Add((operation, asked));

        if (!_answers.TryGetValue(operation, out var answer))
            return Answer(HttpStatusCode.BadRequest, new { __type = "InvalidInputException", message = $"The test has no answer to {operation}." });

        var told = answer(asked);
        return told is HttpResponseMessage response ? response : Answer(HttpStatusCode.OK, told);
    }

    // What has no body asks in its address.
    private static Dictionary<string, string> PairsOf(string text) => text.Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(part => part.Split('=', 2))
        .ToDictionary(part => part[0], part => Uri.UnescapeDataString(part[1]), StringComparer.Ordinal);

    private static HttpResponseMessage Answer(HttpStatusCode status, object told) =>
        new(status) { Content = new StringContent(JsonSerializer.Serialize(told, told.GetType(), AwsJson.Options), Encoding.UTF8, AwsJson.RestContentType) };
}
