using System.Net;
using System.Text;
using System.Text.Json;
using Usher.Wire.Json;

namespace Usher.Web.Tests;

/// <summary>A Personalize that answers as a test says, and remembers what it was asked.</summary>
internal sealed class FakePersonalize : HttpMessageHandler
{
    private readonly Dictionary<string, Func<JsonElement, object>> _answers = new(StringComparer.Ordinal);
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

    /// <summary>Says the answer to an operation: its name for the control plane (<c>ListCampaigns</c>), its method and path for the rest (<c>POST /recommendations</c>, <c>GET /_usher/v1/items</c>).</summary>
    public FakePersonalize On(string operation, Func<JsonElement, object> answer)
    {
        _answers[operation] = answer;
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var operation = request.Headers.TryGetValues("X-Amz-Target", out var target) ? target.Single().Split('.')[^1] : $"{request.Method} {request.RequestUri!.AbsolutePath}";
        var body = request.Content is null ? "{}" : await request.Content.ReadAsStringAsync(cancellationToken);
        var asked = JsonDocument.Parse(body).RootElement;
        lock (_gate)
            _asked.Add((operation, asked));

        if (!_answers.TryGetValue(operation, out var answer))
            return Answer(HttpStatusCode.BadRequest, new { __type = "InvalidInputException", message = $"The test has no answer to {operation}." });

        var told = answer(asked);
        return told is HttpResponseMessage response ? response : Answer(HttpStatusCode.OK, told);
    }

    private static HttpResponseMessage Answer(HttpStatusCode status, object told) =>
        new(status) { Content = new StringContent(JsonSerializer.Serialize(told, told.GetType(), AwsJson.Options), Encoding.UTF8, AwsJson.RestContentType) };
}
