using System.Net.Http.Headers;
using System.Text.Json;
using Usher.Wire.Errors;
using Usher.Wire.Json;

namespace Usher.Wire.Calling;

/// <summary>Calls Usher's own API, the operations below /_usher/v1/. Thread-safe.</summary>
/// <param name="http">Sends the requests; its handler decides about connections and timeouts.</param>
/// <param name="endpoint">The endpoint of an Usher server.</param>
/// <param name="region">The region that requests are signed for.</param>
/// <param name="credentials">The keys to sign with.</param>
/// <param name="clock">The clock for signatures.</param>
public sealed class UsherApiClient(HttpMessageInvoker http, Uri endpoint, string region, ICredentialSource credentials, TimeProvider clock)
{
    private readonly Uri _root = new(endpoint, "/_usher/v1/");
    private readonly SignedSending _sending = new(http, region, "usher", credentials, clock);

    /// <summary>Sends a GET.</summary>
    /// <param name="path">The path below /_usher/v1/.</param>
    /// <param name="query">Parameters; those without a value are left out.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="AwsException">It was refused.</exception>
    /// <exception cref="HttpRequestException">The service does not answer.</exception>
    public async Task<T> GetAsync<T>(string path, IEnumerable<(string Name, string? Value)> query, CancellationToken cancellationToken)
        where T : class
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, AddressOf(path, query));
        return await ReadAsync<T>(message, [], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends a POST.</summary>
    /// <exception cref="AwsException">It was refused.</exception>
    /// <exception cref="HttpRequestException">The service does not answer.</exception>
    public Task<T> PostAsync<T>(string path, object request, CancellationToken cancellationToken)
        where T : class => SendAsync<T>(HttpMethod.Post, path, request, cancellationToken);

    /// <summary>Sends a PUT.</summary>
    /// <exception cref="AwsException">It was refused.</exception>
    /// <exception cref="HttpRequestException">The service does not answer.</exception>
    public Task<T> PutAsync<T>(string path, object request, CancellationToken cancellationToken)
        where T : class => SendAsync<T>(HttpMethod.Put, path, request, cancellationToken);

    /// <summary>Sends a DELETE.</summary>
    /// <exception cref="AwsException">It was refused.</exception>
    /// <exception cref="HttpRequestException">The service does not answer.</exception>
    public async Task<T> DeleteAsync<T>(string path, IEnumerable<(string Name, string? Value)> query, CancellationToken cancellationToken)
        where T : class
    {
        using var message = new HttpRequestMessage(HttpMethod.Delete, AddressOf(path, query));
        return await ReadAsync<T>(message, [], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Opens a stream, such as that of events. The caller disposes the response.</summary>
    /// <exception cref="AwsException">It was refused.</exception>
    /// <exception cref="HttpRequestException">The service does not answer.</exception>
    public async Task<HttpResponseMessage> OpenAsync(string path, IEnumerable<(string Name, string? Value)> query, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, AddressOf(path, query));
        var response = await _sending.SendAsync(message, [], cancellationToken).ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
            return response;

        using (response)
            throw await Refusal.ReadAsync(response, cancellationToken).ConfigureAwait(false);
    }

    private async Task<T> SendAsync<T>(HttpMethod method, string path, object request, CancellationToken cancellationToken)
        where T : class
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(request, request.GetType(), AwsJson.Options);
        using var message = new HttpRequestMessage(method, AddressOf(path, [])) { Content = new ByteArrayContent(body) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue(AwsJson.RestContentType);
        return await ReadAsync<T>(message, body, cancellationToken).ConfigureAwait(false);
    }

    private async Task<T> ReadAsync<T>(HttpRequestMessage message, byte[] body, CancellationToken cancellationToken)
        where T : class
    {
        using var response = await _sending.SendAsync(message, body, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
            throw await Refusal.ReadAsync(response, cancellationToken).ConfigureAwait(false);

        var answer = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return JsonSerializer.Deserialize<T>(answer, AwsJson.Options)!;
    }

    private Uri AddressOf(string path, IEnumerable<(string Name, string? Value)> query)
    {
        var parameters = query.Where(one => one.Value is not null).Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value!)}");
        return new UriBuilder(new Uri(_root, path)) { Query = string.Join('&', parameters) }.Uri;
    }
}
