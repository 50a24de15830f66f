using System.Text.Json;
using Usher.Wire.Errors;
using Usher.Wire.Json;

namespace Usher.Wire.Calling;

/// <summary>Reads why a request was refused.</summary>
internal static class Refusal
{
    /// <summary>The error of an answer in JSON 1.1 or REST-JSON; what is no error of that form is told as it came.</summary>
    public static async Task<AwsException> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        var code = response.Headers.TryGetValues(AwsJson.ErrorTypeHeader, out var values) ? values.First().Split(':')[0] : null;
        string? message = null;
        try
        {
            using var error = JsonDocument.Parse(body);
            code ??= Text(error.RootElement, "__type")?.Split('#')[^1];
            message = Text(error.RootElement, "message") ?? Text(error.RootElement, "Message");
        }
        // The second is of text that is no Unicode.
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // A proxy on the way has words of its own; the status is what can be told of them.
        }

        return new(code ?? "UnknownError", message ?? $"The service answered {(int)response.StatusCode} {response.ReasonPhrase}.");
    }

    private static string? Text(JsonElement error, string name) =>
        error.ValueKind is JsonValueKind.Object && error.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
