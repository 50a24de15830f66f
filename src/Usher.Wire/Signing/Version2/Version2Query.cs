using System.Globalization;
using Usher.Wire.Signing.Canonical;
using Usher.Wire.Signing.Faults;

namespace Usher.Wire.Signing.Version2;

/// <summary>Reads a URL that was presigned by Signature Version 2, as boto3 still makes them for us-east-1 unless it is told otherwise. S3 only, and in the query only.</summary>
/// <remarks>S3 User Guide (2006-03-01), "Signing and authenticating REST requests", "Query string request authentication alternative".</remarks>
internal static class Version2Query
{
    public const string KeyId = "AWSAccessKeyId";
    public const string Signature = "Signature";
    public const string Expires = "Expires";
    public const string Token = "x-amz-security-token";
    public const string Needed = "Query-string authentication requires the Signature, Expires and AWSAccessKeyId parameters";

    // The scope it would have: version 2 names neither day nor region, and clients fall back on it for this one alone.
    private const string Region = "us-east-1";

    private static readonly string[] Methods = ["GET", "HEAD", "PUT", "DELETE"];

    /// <summary>Whether a query means to be signed so, wholly or in part.</summary>
    public static bool IsPresent(SignedQuery query) => !(query.Find(KeyId).IsEmpty && query.Find(Signature).IsEmpty);

    /// <returns>Null where <paramref name="fault"/> says what is wrong.</returns>
    public static RequestSignature? Read(IRequestHead request, SignedQuery query, out SignatureFault? fault)
    {
        var (key, signature, expires) = (query.Find(KeyId).ToString(), query.Find(Signature), query.Find(Expires).ToString());
        var contentHash = request.Header("X-Amz-Content-Sha256") ?? PayloadKinds.Unsigned;
        fault = null;
        if (!Methods.Contains(request.Method))
            fault = Fault(SigningFault.UnsupportedAlgorithm, "AWS");
        else if (key.Length == 0 || signature.IsEmpty || expires.Length == 0)
            fault = Fault(SigningFault.Incomplete, Needed);
        else if (!TryTime(expires, out var time))
            fault = Fault(SigningFault.WrongExpiry, expires);
        else if (!PayloadKinds.TryRead(contentHash, out var payload) || payload is PayloadKind.SignedChunks or PayloadKind.SignedChunksAndTrailer)
            fault = Fault(SigningFault.WrongContentHash, contentHash);
        else
        {
            var token = query.Find(Token);
            return new()
            {
                AccessKeyId = key,
                Scope = ScopeOf(time),
                Time = time,
                Timestamp = expires,
                ExpiresAt = time,
                SessionToken = token.IsEmpty ? request.Header(Token) : token.ToString(),
                Payload = payload,
                ContentHash = contentHash,
                SignedHeaders = default,
                Signature = signature,
            };
        }

        return null;
    }

    /// <summary>The scope that a signature of version 2 would have: the one region that clients make it for, and the day that it ends.</summary>
    public static CredentialScope ScopeOf(DateTimeOffset expiration) => CredentialScope.Of(expiration.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture), Region, "s3");

    private static bool TryTime(string seconds, out DateTimeOffset time)
    {
        time = default;
        if (!long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
            return false;
        time = DateTimeOffset.FromUnixTimeSeconds(number);
        return true;
    }

    private static SignatureFault Fault(SigningFault kind, string came) => new(kind) { Came = came, IsOfQuery = true, IsOfVersion2 = true };
}
