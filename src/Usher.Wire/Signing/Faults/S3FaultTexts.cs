using System.Globalization;
using System.Text;
using Usher.Wire.Errors;

namespace Usher.Wire.Signing.Faults;

/// <summary>As S3 answers, with the further members of its error documents.</summary>
/// <remarks>S3 API Reference, "Error responses"; texts as its clients' issue trackers quote them.</remarks>
internal static class S3FaultTexts
{
    public static AwsException Of(SignatureFault fault) => fault.Kind switch
    {
        SigningFault.Missing => new("AccessDenied", "Access Denied"),
        SigningFault.Ambiguous => new(
            "InvalidArgument",
            "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the Authorization header should be specified"),
        SigningFault.UnsupportedAlgorithm when fault.Came is "AWS" => new(
            "InvalidRequest",
            "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256. Signature Version 2 is taken in the query of presigned GET, HEAD, PUT and DELETE only; "
            + "tell the client to sign by version 4: in boto3 Config(signature_version='s3v4'), in s3cmd signature_v2 = False, in rclone v2_auth = false."),
        SigningFault.UnsupportedAlgorithm => new("InvalidRequest", "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256."),
        SigningFault.Incomplete when fault.IsOfVersion2 => new("AccessDenied", fault.Came),
        SigningFault.Incomplete when fault.IsOfQuery => QueryError(fault.Came),
        SigningFault.Incomplete when fault.Came.Contains("'Date'", StringComparison.Ordinal) => new("AccessDenied", "AWS authentication requires a valid Date or x-amz-date header"),
        SigningFault.Incomplete => HeaderError(fault.Came),
        SigningFault.Malformed when fault.Came is "X-Amz-Date" => new("AccessDenied", "AWS authentication requires a valid Date or x-amz-date header"),
        SigningFault.Malformed when fault.Came is "Credential" => fault.IsOfQuery
            ? QueryError("Error parsing the X-Amz-Credential parameter; the Credential is mal-formed; expecting \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\".")
            : HeaderError("the Credential is mal-formed; expecting \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\"."),
        SigningFault.Malformed => HeaderError($"'{fault.Came}' is not one of Credential, SignedHeaders and Signature, each once as name=value."),
        SigningFault.WrongExpiry when fault.IsOfVersion2 => new("AccessDenied", $"Invalid date (should be seconds since epoch): {fault.Came}"),
        SigningFault.WrongExpiry => QueryError(fault.Came),
        SigningFault.MissingContentHash => new("InvalidRequest", "Missing required header for this request: x-amz-content-sha256"),
        SigningFault.WrongContentHash => new(
            "InvalidArgument",
            $"x-amz-content-sha256 must be {PayloadKinds.Unsigned}, {PayloadKinds.UnsignedChunksAndTrailer}, {PayloadKinds.SignedChunks}, {PayloadKinds.SignedChunksAndTrailer} or a valid sha256 value.")
        {
            Details = new Dictionary<string, string> { ["ArgumentName"] = "x-amz-content-sha256", ["ArgumentValue"] = fault.Came },
        },
        SigningFault.WrongRegion => HeaderError($"the region '{fault.Came}' is wrong; expecting '{fault.Wanted}'", ("Region", fault.Wanted)),
        SigningFault.WrongService => HeaderError($"incorrect service \"{fault.Came}\". This endpoint belongs to \"{fault.Wanted}\"."),
        SigningFault.WrongTerminator => HeaderError($"incorrect terminal \"{fault.Came}\". This endpoint uses \"{CredentialScope.Terminator}\"."),
        SigningFault.WrongDate => HeaderError($"Invalid credential date \"{fault.Came}\". This date is not the same as X-Amz-Date: \"{fault.Wanted[..8]}\"."),
        SigningFault.TooOld or SigningFault.NotYetValid when fault.Signature is { IsPresigned: false } signature => new("RequestTimeTooSkewed", "The difference between the request time and the current time is too large.")
        {
            Details = new Dictionary<string, string>
            {
                ["RequestTime"] = signature.Timestamp,
                ["ServerTime"] = Iso(fault.Now),
                ["MaxAllowedSkewMilliseconds"] = SignatureVerifier.SkewOf(signature.Scope).TotalMilliseconds.ToString(CultureInfo.InvariantCulture),
            },
        },
        SigningFault.NotYetValid => new("AccessDenied", "Request is not yet valid") { Details = new Dictionary<string, string> { ["ServerTime"] = Iso(fault.Now) } },
        SigningFault.Expired or SigningFault.TooOld => Expired(fault),
        SigningFault.UnsignedHeader => new("AccessDenied", "There were headers present in the request which were not signed") { Details = new Dictionary<string, string> { ["HeadersNotSigned"] = fault.Came } },
        SigningFault.UnsignedParameter => new("AccessDenied", $"The query parameter '{fault.Came}' is not covered by Signature Version 2. Presign by version 4, in boto3 with Config(signature_version='s3v4')."),
        SigningFault.Mismatch => Mismatch(fault),
        SigningFault.UnknownAccessKey => new("InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.")
        {
            Details = fault.Came.Length > 0 ? new Dictionary<string, string> { ["AWSAccessKeyId"] = fault.Came } : [],
        },
        SigningFault.WrongSessionToken => new("InvalidToken", "The provided token is malformed or otherwise invalid."),
        SigningFault.ExpiredSessionToken => new("ExpiredToken", "The provided token has expired."),
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault.Kind, "No text for it."),
    };

    private static AwsException HeaderError(string what, params ReadOnlySpan<(string Name, string Value)> details)
    {
        var members = new Dictionary<string, string>();
        foreach (var (name, value) in details)
            members[name] = value;
        return new("AuthorizationHeaderMalformed", $"The authorization header is malformed; {what}") { Details = members };
    }

    private static AwsException QueryError(string what) => new("AuthorizationQueryParametersError", what);

    private static AwsException Expired(SignatureFault fault)
    {
        var signature = fault.Signature!;
        var details = new Dictionary<string, string> { ["Expires"] = Iso(signature.ExpiresAt ?? signature.Time + signature.ExpiresAfter!.Value), ["ServerTime"] = Iso(fault.Now) };
        if (signature.ExpiresAfter is { } after)
            details["X-Amz-Expires"] = after.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        return new("AccessDenied", "Request has expired") { Details = details };
    }

    private static AwsException Mismatch(SignatureFault fault)
    {
        var details = new Dictionary<string, string>
        {
            ["AWSAccessKeyId"] = fault.Signature!.AccessKeyId,
            ["StringToSign"] = fault.StringToSign!,
            ["SignatureProvided"] = fault.Signature.Signature.ToString(),
            ["StringToSignBytes"] = Bytes(fault.StringToSign!),
        };
        if (fault.CanonicalRequest is { } canonical)
            (details["CanonicalRequest"], details["CanonicalRequestBytes"]) = (canonical, Bytes(canonical));
        return new("SignatureDoesNotMatch", "The request signature we calculated does not match the signature you provided. Check your key and signing method.") { Details = details };
    }

    private static string Bytes(string text) => string.Join(' ', Encoding.UTF8.GetBytes(text).Select(value => value.ToString("x2", CultureInfo.InvariantCulture)));

    private static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
