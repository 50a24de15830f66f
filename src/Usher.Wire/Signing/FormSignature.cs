using System.Globalization;
using Usher.Wire.Errors;
using Usher.Wire.Signing.Version2;

namespace Usher.Wire.Signing;

/// <summary>Reads the signature of a form that a browser posts to a bucket. It covers the form's policy alone, in base64 as it came; the policy covers the other fields.</summary>
/// <remarks>S3 API Reference, "Browser-Based Uploads Using POST (AWS Signature Version 4)"; S3 User Guide (2006-03-01), "Browser-based uploads using POST (AWS signature version 2)".</remarks>
public static class FormSignature
{
    // "POST requires fields": each is a field of the form with the spelling of the documentation.
    private static readonly string[] Needed = ["X-Amz-Credential", "X-Amz-Date", "X-Amz-Signature"];

    /// <summary>Reads the signature.</summary>
    /// <param name="fields">The form's fields by name, without regard to case.</param>
    /// <param name="expiration">When the form's policy ends, which is all the time that version 2 knows.</param>
    /// <exception cref="AwsException">AccessDenied: the form is not signed. InvalidArgument, AuthorizationQueryParametersError: the signature cannot be read.</exception>
    public static RequestSignature Read(IReadOnlyDictionary<string, string> fields, DateTimeOffset expiration)
    {
        if (fields.ContainsKey(Version2Query.KeyId) || fields.ContainsKey(Version2Query.Signature))
            return ReadVersion2(fields, expiration);

        if (!fields.TryGetValue("X-Amz-Algorithm", out var algorithm))
            throw new AwsException("AccessDenied", "The form is not signed. Make its fields by an SDK, in boto3 by generate_presigned_post, and send all of them before the file.");
        if (algorithm != RequestSignature.Algorithm)
            throw Wrong("X-Amz-Algorithm", algorithm, $"X-Amz-Algorithm only supports \"{RequestSignature.Algorithm}\"");
        if (Needed.FirstOrDefault(name => !fields.ContainsKey(name)) is { } missing)
            throw new AwsException("InvalidArgument", $"Bucket POST must contain a field named '{missing}'. If it is specified, please check the order of the fields.");

        var (credential, date) = (fields["X-Amz-Credential"], fields["X-Amz-Date"]);
        var slash = credential.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0 || CredentialScope.Of(credential.AsSpan(slash + 1)) is not { IsS3: true } scope || !credential.EndsWith('/' + CredentialScope.Terminator, StringComparison.Ordinal))
            throw Wrong("X-Amz-Credential", credential, "the Credential is mal-formed; expecting \"<YOUR-AKID>/YYYYMMDD/REGION/s3/aws4_request\".");
        if (!DateTimeOffset.TryParseExact(date, RequestSignature.TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            throw Wrong("X-Amz-Date", date, "X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"");
        if (!date.StartsWith(scope.Date, StringComparison.Ordinal))
            throw Wrong("X-Amz-Credential", credential, $"Invalid credential date \"{scope.Date}\". This date is not the same as X-Amz-Date: \"{date[..8]}\".");

        return new()
        {
            AccessKeyId = credential[..slash],
            Scope = scope,
            Time = time,
            Timestamp = date,
            SessionToken = fields.GetValueOrDefault("X-Amz-Security-Token"),
            Payload = PayloadKind.Unsigned,
            IsForm = true,
            SignedHeaders = default,
            Signature = fields["X-Amz-Signature"].AsMemory(),
        };
    }

    private static RequestSignature ReadVersion2(IReadOnlyDictionary<string, string> fields, DateTimeOffset expiration)
    {
        if (!fields.TryGetValue(Version2Query.KeyId, out var key) || !fields.TryGetValue(Version2Query.Signature, out var signature))
            throw new AwsException("InvalidArgument", $"A form that is signed by Signature Version 2 has the fields {Version2Query.KeyId} and {Version2Query.Signature}; one of them is missing.");

        return new()
        {
            AccessKeyId = key,
            Scope = Version2Query.ScopeOf(expiration),
            Time = expiration,
            Timestamp = expiration.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            ExpiresAt = expiration,
            SessionToken = fields.GetValueOrDefault(Version2Query.Token),
            Payload = PayloadKind.Unsigned,
            IsForm = true,
            SignedHeaders = default,
            Signature = signature.AsMemory(),
        };
    }

    private static AwsException Wrong(string field, string came, string why) =>
        new("InvalidArgument", why) { Details = new Dictionary<string, string> { ["ArgumentName"] = field, ["ArgumentValue"] = came } };
}
