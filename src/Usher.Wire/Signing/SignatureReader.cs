using System.Globalization;
using Usher.Wire.Signing.Canonical;
using Usher.Wire.Signing.Faults;
using Usher.Wire.Signing.Version2;

namespace Usher.Wire.Signing;

/// <summary>Takes the signature out of a request. Once <see cref="Fault"/> is set, what was read is worth nothing.</summary>
internal struct SignatureReader(IRequestHead request)
{
    private bool _isQuery;
    private ReadOnlyMemory<char> _credential;
    private ReadOnlyMemory<char> _signedHeaders;
    private ReadOnlyMemory<char> _signature;

    public SignatureFault? Fault { get; private set; }

    public RequestSignature? Read()
    {
        var header = request.Header("Authorization");
        var query = new SignedQuery(request.RawQuery);
        var isVersion2 = request.RawQuery.Length > 0 && Version2Query.IsPresent(query);
        if (query.IsPresent ? header is not null || isVersion2 : isVersion2 && header is not null)
            return Fail(SigningFault.Ambiguous);
        if (isVersion2)
            return ReadVersion2(query);
        if (query.IsPresent)
            return ReadQuery(query);
        return header is null ? null : ReadHeader(header);
    }

    private RequestSignature? ReadVersion2(SignedQuery query)
    {
        var signature = Version2Query.Read(request, query, out var fault);
        Fault = fault;
        return signature;
    }

    private RequestSignature? ReadHeader(string header)
    {
        const string algorithm = RequestSignature.Algorithm;
        if (!header.StartsWith(algorithm, StringComparison.Ordinal) || (header.Length > algorithm.Length && header[algorithm.Length] is not (' ' or '\t')))
            return Fail(SigningFault.UnsupportedAlgorithm, header.AsSpan(0, Math.Max(0, header.IndexOf(' ', StringComparison.Ordinal))).ToString());

        ReadParameters(header.AsMemory(algorithm.Length));
        if (Fault is not null)
            return null;
        if (_credential.IsEmpty || _signedHeaders.IsEmpty || _signature.IsEmpty)
            return Fail(SigningFault.Incomplete, MissingInHeader());
        return Build(request.Header("X-Amz-Date"), request.Header("X-Amz-Security-Token"), request.Header("X-Amz-Content-Sha256"), expiresAfter: null);
    }

    private void ReadParameters(ReadOnlyMemory<char> text)
    {
        foreach (var range in text.Span.Split(','))
        {
            var part = text[range].Trim();
            var equals = part.Span.IndexOf('=');
            var value = part[(equals + 1)..].TrimStart();
            var name = equals < 0 ? part.Span : part.Span[..equals].TrimEnd();
            var was = name switch
            {
                "Credential" => Set(ref _credential, value),
                "SignedHeaders" => Set(ref _signedHeaders, value),
                "Signature" => Set(ref _signature, value),
                _ => true,
            };
            if (was || equals < 0)
            {
                Fail(SigningFault.Malformed, part.IsEmpty ? "an empty part" : name.ToString());
                return;
            }
        }
    }

    // Whether it had been set before.
    private static bool Set(ref ReadOnlyMemory<char> field, ReadOnlyMemory<char> value)
    {
        var was = !field.IsEmpty;
        field = value;
        return was;
    }

    private readonly string MissingInHeader()
    {
        string[] missing =
        [
            .. _credential.IsEmpty ? ["Authorization header requires 'Credential' parameter."] : Array.Empty<string>(),
            .. _signature.IsEmpty ? ["Authorization header requires 'Signature' parameter."] : Array.Empty<string>(),
            .. _signedHeaders.IsEmpty ? ["Authorization header requires 'SignedHeaders' parameter."] : Array.Empty<string>(),
        ];
        return string.Join(' ', missing);
    }

    private RequestSignature? ReadQuery(SignedQuery query)
    {
        _isQuery = true;
        if (query.Find("X-Amz-Algorithm") is { IsEmpty: false } algorithm && !algorithm.Span.SequenceEqual(RequestSignature.Algorithm))
            return Fail(SigningFault.UnsupportedAlgorithm, algorithm.ToString());

        (_credential, _signedHeaders, _signature) = (query.Find("X-Amz-Credential"), query.Find("X-Amz-SignedHeaders"), query.Find("X-Amz-Signature"));
        var date = query.Find("X-Amz-Date");
        var expires = query.Find("X-Amz-Expires");
        if (query.Find("X-Amz-Algorithm").IsEmpty || _credential.IsEmpty || _signedHeaders.IsEmpty || _signature.IsEmpty || date.IsEmpty)
            return Fail(SigningFault.Incomplete, SignedQuery.Needed);

        // STS accepts presigned requests without an expiry, and then gives them the usual five minutes; S3 wants one.
        if (expires.IsEmpty && CredentialScope.Of(AfterKey(_credential.Span)) is { IsS3: true })
            return Fail(SigningFault.Incomplete, SignedQuery.Needed);
        var seconds = 300;
        if (!expires.IsEmpty && !int.TryParse(expires.Span, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out seconds))
            return Fail(SigningFault.WrongExpiry, "X-Amz-Expires should be a number");
        if (seconds < 0)
            return Fail(SigningFault.WrongExpiry, "X-Amz-Expires must be non-negative");
        if (seconds > RequestSignature.LongestExpiry.TotalSeconds)
            return Fail(SigningFault.WrongExpiry, "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds");

        var token = query.Find("X-Amz-Security-Token");
        var hash = query.Find("X-Amz-Content-Sha256");
        return Build(
            date.ToString(),
            token.IsEmpty ? null : token.ToString(),
            hash.IsEmpty ? request.Header("X-Amz-Content-Sha256") : hash.ToString(),
            TimeSpan.FromSeconds(seconds));
    }

    private static ReadOnlySpan<char> AfterKey(ReadOnlySpan<char> credential) => credential[(credential.IndexOf('/') + 1)..];

    private RequestSignature? Build(string? date, string? token, string? contentHash, TimeSpan? expiresAfter)
    {
        var slash = _credential.Span.IndexOf('/');
        if (slash < 1 || CredentialScope.Of(_credential.Span[(slash + 1)..]) is not { } scope)
            return Fail(SigningFault.Malformed, "Credential");
        if (!scope.Text.EndsWith("/" + CredentialScope.Terminator, StringComparison.Ordinal))
            return Fail(SigningFault.WrongTerminator, scope.Text[(scope.Text.LastIndexOf('/') + 1)..]);
        if (date is null && request.Header("Date") is null)
            return Fail(SigningFault.Incomplete, "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
        if (!TryTime(date, request.Header("Date"), out var time))
            return Fail(SigningFault.Malformed, "X-Amz-Date");
        if (!TryPayload(scope, expiresAfter is not null, ref contentHash, out var payload))
            return null;

        return new()
        {
            AccessKeyId = _credential.Span[..slash].ToString(),
            Scope = scope,
            Time = time,
            Timestamp = date ?? RequestSignature.TextOf(time),
            SessionToken = token,
            Payload = payload,
            ContentHash = contentHash,
            ExpiresAfter = expiresAfter,
            SignedHeaders = _signedHeaders,
            Signature = _signature,
        };
    }

    private static bool TryTime(string? amzDate, string? date, out DateTimeOffset time) => amzDate is not null
        ? DateTimeOffset.TryParseExact(amzDate, RequestSignature.TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time)
        : DateTimeOffset.TryParseExact(date, ["r", RequestSignature.TimeFormat], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);

    private bool TryPayload(CredentialScope scope, bool presigned, ref string? hash, out PayloadKind payload)
    {
        payload = PayloadKind.Hash;
        if (!scope.IsS3)
        {
            // What such a request says of its body proves nothing; the server hashes it, and a wrong word ends as a mismatch.
            hash = null;
            return true;
        }

        if (hash is null && !presigned)
        {
            Fail(SigningFault.MissingContentHash);
            return false;
        }

        hash ??= PayloadKinds.Unsigned;
        if (PayloadKinds.TryRead(hash, out payload))
            return true;
        Fail(SigningFault.WrongContentHash, hash);
        return false;
    }

    private RequestSignature? Fail(SigningFault kind, string came = "")
    {
        Fault = new(kind) { Came = came, IsOfQuery = _isQuery };
        return null;
    }
}
