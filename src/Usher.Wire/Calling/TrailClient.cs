using System.Net.Http.Headers;
using System.Text.Json;
using Usher.Wire.CloudTrail;
using Usher.Wire.Errors;
using Usher.Wire.Json;

namespace Usher.Wire.Calling;

/// <summary>Reads the audit trail as CloudTrail lets it be read. Safe for many threads.</summary>
/// <param name="http">Sends; its handler decides about connections and timeouts.</param>
/// <param name="endpoint">An Usher.</param>
/// <param name="region">Named in signatures.</param>
/// <param name="credentials">In whose name.</param>
/// <param name="clock">The time to sign with.</param>
public sealed class TrailClient(HttpMessageInvoker http, Uri endpoint, string region, ICredentialSource credentials, TimeProvider clock)
{
    private const string Target = "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents";

    // CloudTrail's members begin with a capital; Personalize's begin small.
    private static readonly JsonSerializerOptions Capitals = new(AwsJson.Options) { PropertyNamingPolicy = null };

    private readonly SignedSending _sending = new(http, region, "cloudtrail", credentials, clock);

    /// <summary>LookupEvents.</summary>
    /// <exception cref="AwsException">It was refused.</exception>
    /// <exception cref="HttpRequestException">The service does not answer.</exception>
    public async Task<LookupEventsResponse> LookupEventsAsync(LookupEventsRequest request, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(request, Capitals);
        using var message = new HttpRequestMessage(HttpMethod.Post, new Uri(endpoint, "/")) { Content = new ByteArrayContent(body) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue(AwsJson.ContentType);
        message.Headers.Add("X-Amz-Target", Target);
        using var response = await _sending.SendAsync(message, body, cancellationToken).ConfigureAwait(false);
        return response.IsSuccessStatusCode
            ? JsonSerializer.Deserialize<LookupEventsResponse>(await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false), Capitals)!
            : throw await Refusal.ReadAsync(response, cancellationToken).ConfigureAwait(false);
    }
}
