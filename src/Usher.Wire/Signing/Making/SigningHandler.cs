using Usher.Wire.Signing.Bodies;

namespace Usher.Wire.Signing.Making;

/// <summary>Signs every request of an HttpClient.</summary>
/// <param name="signer">Signs.</param>
/// <param name="clock">Tells the time to sign with.</param>
public sealed class SigningHandler(RequestSigner signer, TimeProvider clock) : DelegatingHandler
{
    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        signer.Sign(request, BodyHash.Of(body), clock.GetUtcNow());
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
