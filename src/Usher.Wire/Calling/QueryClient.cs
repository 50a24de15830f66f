using System.Xml.Linq;
using Usher.Wire.Errors;

namespace Usher.Wire.Calling;

/// <summary>Calls operations of IAM or STS: a form there, XML back. Safe for many threads.</summary>
internal sealed class QueryClient(HttpMessageInvoker http, Uri endpoint, string version, string region, string service, ICredentialSource credentials, TimeProvider clock)
{
    private readonly SignedSending _sending = new(http, region, service, credentials, clock);

    /// <summary>Calls an operation.</summary>
    /// <exception cref="AwsException">It was refused.</exception>
    /// <exception cref="HttpRequestException">The service does not answer.</exception>
    public async Task<XElement> CallAsync(string action, IEnumerable<(string Name, string Value)> parameters, CancellationToken cancellationToken)
    {
        var form = new FormUrlEncodedContent(parameters.Prepend(("Version", version)).Prepend(("Action", action)).Select(one => KeyValuePair.Create(one.Item1, one.Item2)));
        using var message = new HttpRequestMessage(HttpMethod.Post, new Uri(endpoint, "/")) { Content = form };
        var body = await form.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        using var response = await _sending.SendAsync(message, body, cancellationToken).ConfigureAwait(false);
        return response.IsSuccessStatusCode
            ? XElement.Parse(await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false))
            : throw await QueryRefusal.ReadAsync(response, cancellationToken).ConfigureAwait(false);
    }
}
