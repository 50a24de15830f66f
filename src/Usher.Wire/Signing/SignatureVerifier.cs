using System.Security.Cryptography;
using System.Text;
using Usher.Wire.Errors;
using Usher.Wire.Signing.Bodies;
using Usher.Wire.Signing.Canonical;
using Usher.Wire.Signing.Faults;
using Usher.Wire.Signing.Version2;

namespace Usher.Wire.Signing;

/// <summary>Checks Signature Version 4, and version 2 where <see cref="RequestSignature.Read"/> takes it. Safe for many threads; one is enough for a server.</summary>
public sealed class SignatureVerifier
{
    private readonly SigningKeys _keys = new();

    /// <summary>How far the clocks of client and server may be apart, either way.</summary>
    /// <remarks>15 minutes for S3, 5 for all others: S3 API Reference, "Authenticating Requests", and IAM User Guide, "Troubleshoot Signature Version 4".</remarks>
    public static TimeSpan SkewOf(CredentialScope scope) => scope.IsS3 ? TimeSpan.FromMinutes(15) : TimeSpan.FromMinutes(5);

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
    /// <exception cref="ArgumentNullException">Neither <paramref name="bodyHash"/> nor the request says the body's hash.</exception>
    public SignatureFault? Verify(IRequestHead request, RequestSignature signature, string secretKey, string? bodyHash, DateTimeOffset now)
    {
        if (signature.IsVersion2)
            return Version2Check.Verify(request, signature, secretKey, now);

        var payloadHash = signature.ContentHash ?? bodyHash ?? throw new ArgumentNullException(nameof(bodyHash), $"A request to {signature.Scope.Service} names no hash; hash its body.");
        return ScopeFault(signature, now) ?? TimeFault(signature, now) ?? CoverageFault(request, signature) ?? Mismatch(request, signature, secretKey, payloadHash);
    }

    /// <summary>Checks the signature of a posted form.</summary>
    /// <param name="signature">What <see cref="FormSignature.Read"/> found in it.</param>
    /// <param name="secretKey">The secret of <see cref="RequestSignature.AccessKeyId"/>.</param>
    /// <param name="policy">The form's policy, in base64 as it came; when it ends is for its reader to check.</param>
    /// <param name="now">The server's time.</param>
    /// <returns>Null if all is well.</returns>
    public SignatureFault? VerifyForm(RequestSignature signature, string secretKey, string policy, DateTimeOffset now)
    {
        // A key that was derived for a day is good for a week, as in a presigned URL.
        if (!signature.IsVersion2 && now < signature.Time - SkewOf(signature.Scope))
            return new(SigningFault.NotYetValid) { Signature = signature, Now = now };
        if (!signature.IsVersion2 && now > signature.Time + RequestSignature.LongestExpiry)
            return new(SigningFault.Expired) { Signature = signature with { ExpiresAfter = RequestSignature.LongestExpiry }, Now = now };

        var expected = signature.IsVersion2
            ? Version2Check.Sign(secretKey, policy)
            : Convert.ToHexStringLower(HMACSHA256.HashData(_keys.Get(secretKey, signature.Scope), Encoding.UTF8.GetBytes(policy)));
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(signature.Signature.ToString()))
            ? null
            : new(SigningFault.Mismatch) { Signature = signature, StringToSign = policy, IsOfVersion2 = signature.IsVersion2 };
    }

    /// <summary>The body without its framing, checked while it is read.</summary>
    /// <param name="request">The request.</param>
    /// <param name="signature">Its signature, verified before.</param>
    /// <param name="secretKey">The secret that verified it, for the signatures of chunks.</param>
    /// <param name="body">The body as it comes over the wire; not closed here.</param>
    /// <exception cref="AwsException">MissingContentLength: a body in chunks comes without x-amz-decoded-content-length. What is wrong in the body itself is thrown by reading.</exception>
    public BodyStream OpenBody(IRequestHead request, RequestSignature signature, string secretKey, Stream body) => signature.Payload switch
    {
        PayloadKind.Hash => new HashedBodyStream(body, DeclaredLength.Of(request), signature.ContentHash),
        PayloadKind.Unsigned => new HashedBodyStream(body, DeclaredLength.Of(request), expectedHash: null),
        PayloadKind.UnsignedChunksAndTrailer => new ChunkedBodyStream(body, DeclaredLength.OfChunks(request), signatures: null, new(request.Header("X-Amz-Trailer"))),
        PayloadKind.SignedChunks => new ChunkedBodyStream(body, DeclaredLength.OfChunks(request), new(signature, _keys.Get(secretKey, signature.Scope)), new(announced: null)),
        _ => new ChunkedBodyStream(body, DeclaredLength.OfChunks(request), new(signature, _keys.Get(secretKey, signature.Scope)), new(request.Header("X-Amz-Trailer"))),
    };

    /// <summary>The body without its framing, where a server checks no signatures. A hash that the request names is still held against the body.</summary>
    /// <param name="request">The request.</param>
    /// <param name="signature">What it claims.</param>
    /// <param name="body">The body as it comes over the wire; not closed here.</param>
    /// <exception cref="AwsException">As <see cref="OpenBody"/>.</exception>
    public static BodyStream OpenUnsignedBody(IRequestHead request, RequestSignature signature, Stream body) => signature.Payload switch
    {
        PayloadKind.Hash => new HashedBodyStream(body, DeclaredLength.Of(request), signature.ContentHash),
        PayloadKind.Unsigned => new HashedBodyStream(body, DeclaredLength.Of(request), expectedHash: null),
        _ => new ChunkedBodyStream(body, DeclaredLength.OfChunks(request), signatures: null, new(request.Header("X-Amz-Trailer"))),
    };

    private SignatureFault? ScopeFault(RequestSignature signature, DateTimeOffset now)
    {
        if (Region is not null && signature.Scope.Region != Region)
            return new(SigningFault.WrongRegion) { Came = signature.Scope.Region, Wanted = Region, Signature = signature, Now = now };
        return signature.Timestamp.StartsWith(signature.Scope.Date, StringComparison.Ordinal)
            ? null
            : new(SigningFault.WrongDate) { Came = signature.Scope.Date, Wanted = signature.Timestamp, Signature = signature, Now = now };
    }

    private static SignatureFault? TimeFault(RequestSignature signature, DateTimeOffset now)
    {
        var skew = SkewOf(signature.Scope);
        if (now < signature.Time - skew)
            return new(SigningFault.NotYetValid) { Signature = signature, Now = now };
        if (signature.ExpiresAfter is { } expiresAfter)
            return now > signature.Time + expiresAfter ? new(SigningFault.Expired) { Signature = signature, Now = now } : null;
        return now > signature.Time + skew ? new(SigningFault.TooOld) { Signature = signature, Now = now } : null;
    }

    private static SignatureFault? CoverageFault(IRequestHead request, RequestSignature signature)
    {
        var signed = signature.SignedHeaders.Span;
        if (!CanonicalHeaders.Contains(signed, "host"))
            return new(SigningFault.UnsignedHeader) { Came = "host", Signature = signature };
        foreach (var name in request.HeaderNames)
        {
            if (name.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase) && !CanonicalHeaders.Contains(signed, name) && !MayBeUnsigned(signature, name))
                return new(SigningFault.UnsignedHeader) { Came = name.ToLowerInvariant(), Signature = signature };
        }

        return null;
    }

    // Some clients add the session token after signing, and services other than S3 take it: the token proves itself, and only its own secret makes the signature.
    private static bool MayBeUnsigned(RequestSignature signature, string name) =>
        !signature.Scope.IsS3 && name.Equals("x-amz-security-token", StringComparison.OrdinalIgnoreCase);

    private SignatureFault? Mismatch(IRequestHead request, RequestSignature signature, string secretKey, string payloadHash)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> expected = stackalloc byte[StringToSign.SignatureLength];
        Span<byte> came = stackalloc byte[StringToSign.SignatureLength];
        CanonicalRequest.Hash(request, signature, payloadHash, hash);
        StringToSign.Sign(_keys.Get(secretKey, signature.Scope), signature, hash, expected);

        // The length is no secret; where the first difference is would be one.
        if (signature.Signature.Length == came.Length && Encoding.UTF8.TryGetBytes(signature.Signature.Span, came, out _) && CryptographicOperations.FixedTimeEquals(expected, came))
            return null;
        return new(SigningFault.Mismatch)
        {
            Signature = signature,
            CanonicalRequest = CanonicalRequest.Text(request, signature, payloadHash),
            StringToSign = StringToSign.Text(signature, hash),
        };
    }
}
