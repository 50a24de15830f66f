using Usher.Wire.Signing.Bodies;

namespace Usher.Wire.Signing.Making;

/// <summary>Signs requests for one service of one region, as any AWS client does.</summary>
/// <param name="credentials">Whose name to sign in.</param>
/// <param name="region">For example <c>us-east-1</c>.</param>
/// <param name="service">The signing name: <c>s3</c>, <c>iam</c>, <c>usher</c>.</param>
public sealed class RequestSigner(SigningCredentials credentials, string region, string service)
{
    /// <summary>Signs by headers: sets x-amz-date, x-amz-content-sha256, x-amz-security-token where there is one, and Authorization.</summary>
    /// <param name="request">With its absolute address; Host and every header there is are signed, those excepted that proxies change.</param>
    /// <param name="contentHash">What stands for the body's hash: <see cref="BodyHash.Of"/> of it, or <c>UNSIGNED-PAYLOAD</c>.</param>
    /// <param name="now">The time to sign with.</param>
    public void Sign(HttpRequestMessage request, string contentHash, DateTimeOffset now) => throw new NotImplementedException($"{request} {contentHash} {now} {credentials} {region} {service}");

    /// <summary>Signs an address that works without headers for a while.</summary>
    /// <param name="method">The only method that it will be good for.</param>
    /// <param name="address">Absolute; its query is kept.</param>
    /// <param name="expiresAfter">At most <see cref="RequestSignature.LongestExpiry"/>.</param>
    /// <param name="now">The time to sign with.</param>
    public Uri Presign(HttpMethod method, Uri address, TimeSpan expiresAfter, DateTimeOffset now) => throw new NotImplementedException($"{method} {address} {expiresAfter} {now}");
}
