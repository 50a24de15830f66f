using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Usher.Wire.Signing.Bodies;
using Usher.Wire.Signing.Canonical;

namespace Usher.Wire.Signing.Making;

/// <summary>Signs requests for one service of one region, as any AWS client does. Safe for many threads.</summary>
/// <param name="credentials">Whose name to sign in.</param>
/// <param name="region">For example <c>us-east-1</c>.</param>
/// <param name="service">The signing name: <c>s3</c>, <c>iam</c>, <c>usher</c>.</param>
public sealed class RequestSigner(SigningCredentials credentials, string region, string service)
{
    // What the connection, or somebody on the way, may still change.
    private static readonly HashSet<string> Unsigned =
    [
        "accept-encoding", "authorization", "baggage", "connection", "content-length", "expect", "te", "traceparent", "tracestate", "trailer", "transfer-encoding", "upgrade", "user-agent", "x-amzn-trace-id",
    ];

    private readonly SigningKeys _keys = new();

    /// <summary>Signs by headers: sets x-amz-date, x-amz-content-sha256, x-amz-security-token where there is one, and Authorization.</summary>
    /// <param name="request">With its absolute address; Host and every header there is are signed, those excepted that change on the way.</param>
    /// <param name="contentHash">What stands for the body's hash: <see cref="BodyHash.Of"/> of it, or <c>UNSIGNED-PAYLOAD</c>.</param>
    /// <param name="now">The time to sign with.</param>
    /// <returns>The signature, for a body whose chunks are signed too.</returns>
    public RequestSignature Sign(HttpRequestMessage request, string contentHash, DateTimeOffset now)
    {
        var timestamp = RequestSignature.TextOf(now);
        Set(request, "x-amz-date", timestamp);
        Set(request, "x-amz-content-sha256", contentHash);
        if (credentials.SessionToken is { } token)
            Set(request, "x-amz-security-token", token);

        var head = new OutgoingHead(request);
        var names = string.Join(';', head.HeaderNames.Where(name => !Unsigned.Contains(name)).Order(StringComparer.Ordinal));
        var signature = Sign(head, names, contentHash, now, timestamp);
        Set(request, "Authorization", $"{RequestSignature.Algorithm} Credential={credentials.AccessKeyId}/{signature.Scope}, SignedHeaders={names}, Signature={signature.Signature}");
        return signature;
    }

    /// <summary>Signs an address that works without headers for a while.</summary>
    /// <param name="method">The only method that it will be good for.</param>
    /// <param name="address">Absolute; its query is kept.</param>
    /// <param name="expiresAfter">In whole seconds, at most <see cref="RequestSignature.LongestExpiry"/>.</param>
    /// <param name="now">The time to sign with.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="expiresAfter"/> is negative or too long.</exception>
    public Uri Presign(HttpMethod method, Uri address, TimeSpan expiresAfter, DateTimeOffset now)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(expiresAfter, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(expiresAfter, RequestSignature.LongestExpiry);

        var timestamp = RequestSignature.TextOf(now);
        var scope = Scope(timestamp);
        var query = new StringBuilder(address.Query.TrimStart('?'));
        Add("X-Amz-Algorithm", RequestSignature.Algorithm);
        Add("X-Amz-Credential", $"{credentials.AccessKeyId}/{scope}");
        Add("X-Amz-Date", timestamp);
        Add("X-Amz-Expires", ((long)expiresAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture));
        if (credentials.SessionToken is { } token)
            Add("X-Amz-Security-Token", token);
        Add("X-Amz-SignedHeaders", "host");

        var unsigned = new UriBuilder(address) { Query = query.ToString() }.Uri;
        var head = new OutgoingHead(method.Method, unsigned, OutgoingHead.HostOf(unsigned), headers: null, contentHeaders: null);
        Add("X-Amz-Signature", Sign(head, "host", scope.IsS3 ? PayloadKinds.Unsigned : PayloadKinds.EmptyHash, now, timestamp).Signature.ToString());
        return new UriBuilder(address) { Query = query.ToString() }.Uri;

        void Add(string name, string value) => query.Append(query.Length > 0 ? "&" : "").Append(name).Append('=').Append(UriEncoding.Encode(value));
    }

    private static void Set(HttpRequestMessage request, string name, string value)
    {
        request.Headers.Remove(name);
        request.Headers.TryAddWithoutValidation(name, value);
    }

    private CredentialScope Scope(string timestamp) => CredentialScope.Of(timestamp[..8], region, service);

    private RequestSignature Sign(OutgoingHead head, string signedHeaders, string contentHash, DateTimeOffset now, string timestamp)
    {
        PayloadKinds.TryRead(contentHash, out var payload);
        var unsigned = new RequestSignature
        {
            AccessKeyId = credentials.AccessKeyId,
            Scope = Scope(timestamp),
            Time = now,
            Timestamp = timestamp,
            SessionToken = credentials.SessionToken,
            Payload = payload,
            ContentHash = contentHash,
            SignedHeaders = signedHeaders.AsMemory(),
            Signature = default,
        };
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> signature = stackalloc byte[StringToSign.SignatureLength];
        CanonicalRequest.Hash(head, unsigned, contentHash, hash);
        StringToSign.Sign(_keys.Get(credentials.SecretKey, unsigned.Scope), unsigned, hash, signature);
        return unsigned with { Signature = Encoding.ASCII.GetString(signature).AsMemory() };
    }
}
