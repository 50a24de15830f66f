using Usher.Wire.Signing.Bodies;
using Usher.Wire.Signing.Making;

namespace Usher.Wire.Calling;

/// <summary>Signs and sends requests of one service.</summary>
internal sealed class SignedSending(HttpMessageInvoker http, string region, string service, ICredentialSource credentials, TimeProvider clock)
{
    // One signer for each key: it remembers the key derived for the day.
    private (SigningCredentials Key, RequestSigner Signer)? _last;

    /// <summary>Sends a request with its whole body.</summary>
    /// <param name="request">With an absolute address; headers that are set are signed.</param>
    /// <param name="body">Its body; empty for none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, byte[] body, CancellationToken cancellationToken)
    {
        var key = await credentials.GetAsync(cancellationToken).ConfigureAwait(false);
        var last = _last;
        if (last is not { } known || known.Key != key)
            _last = last = (key, new(key, region, service));
        last.Value.Signer.Sign(request, BodyHash.Of(body), clock.GetUtcNow());
        return await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
