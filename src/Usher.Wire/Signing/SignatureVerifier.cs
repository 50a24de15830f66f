using Usher.Wire.Signing.Bodies;
using Usher.Wire.Signing.Faults;

namespace Usher.Wire.Signing;

/// <summary>Checks Signature Version 4. Safe for many threads; one is enough for a server.</summary>
public sealed class SignatureVerifier
{
    /// <summary>How far the clocks of client and server may be apart: five minutes either way.</summary>
    public static TimeSpan Skew { get; } = TimeSpan.FromMinutes(5);

    /// <summary>The only region that scopes may name; null, the default, for any.</summary>
    public string? Region { get; init; }

    /// <summary>Checks a signature against the request that came with it: its time, its scope, what it covers, and the signature itself.</summary>
    /// <param name="request">The request.</param>
    /// <param name="signature">What <see cref="RequestSignature.Read"/> found in it.</param>
    /// <param name="secretKey">The secret of <see cref="RequestSignature.AccessKeyId"/>.</param>
    /// <param name="bodyHash">
    /// SHA-256 of the body in lower-case hexadecimal, see <see cref="BodyHash"/>; null where <see cref="RequestSignature.ContentHash"/> says it (S3), and the body is checked while it is read.
    /// </param>
    /// <param name="now">The server's time.</param>
    /// <returns>Null if all is well.</returns>
    public SignatureFault? Verify(IRequestHead request, RequestSignature signature, string secretKey, string? bodyHash, DateTimeOffset now) =>
        throw new NotImplementedException($"{request} {signature} {secretKey.Length} {bodyHash} {now} {Region}");

    /// <summary>The body without its framing, checked while it is read.</summary>
    /// <param name="request">The request.</param>
    /// <param name="signature">Its signature, verified before.</param>
    /// <param name="secretKey">The secret that verified it, for the signatures of chunks.</param>
    /// <param name="body">The body as it comes over the wire; not closed here.</param>
    /// <exception cref="Errors.AwsException">MissingContentLength: a body in chunks comes without x-amz-decoded-content-length. What is wrong in the body itself is thrown by reading.</exception>
    public BodyStream OpenBody(IRequestHead request, RequestSignature signature, string secretKey, Stream body) =>
        throw new NotImplementedException($"{request} {signature} {secretKey.Length} {body} {Region}");
}
