using System.Collections.Frozen;

namespace Usher.Wire.Errors;

/// <summary>The HTTP status that each service gives an error.</summary>
/// <remarks>S3 API Reference, "List of error codes"; IAM and STS references, "Common errors" and each operation's; the service models of Personalize.</remarks>
public static class ErrorStatuses
{
    private static readonly FrozenDictionary<string, int> S3 = Table(
        (301, "PermanentRedirect"),
        (304, "NotModified"),
        (307, "TemporaryRedirect"),
        (403, "AccessDenied AccessForbidden AccountProblem AllAccessDisabled CrossLocationLoggingProhibited InvalidAccessKeyId InvalidObjectState InvalidPayer InvalidSecurity NotSignedUp RequestTimeTooSkewed SignatureDoesNotMatch"),
        (404, "NoSuchBucket NoSuchBucketPolicy NoSuchCORSConfiguration NoSuchKey NoSuchLifecycleConfiguration NoSuchPublicAccessBlockConfiguration NoSuchTagSet NoSuchTagSetError NoSuchUpload NoSuchVersion "
            + "NoSuchWebsiteConfiguration NotFound ObjectLockConfigurationNotFoundError OwnershipControlsNotFoundError ReplicationConfigurationNotFoundError ServerSideEncryptionConfigurationNotFoundError"),
        (405, "MethodNotAllowed"),
        (409, "BucketAlreadyExists BucketAlreadyOwnedByYou BucketNotEmpty ConditionalRequestConflict InvalidBucketState OperationAborted RestoreAlreadyInProgress"),
        (411, "MissingContentLength"),
        (412, "PreconditionFailed"),
        (416, "InvalidPartNumber InvalidRange"),
        (500, "InternalError"),
        (501, "NotImplemented"),
        (503, "ServiceUnavailable SlowDown"),
        // Not one of S3's, whose disks are never full; clients repeat a 503 and do not repeat this.
        (507, "InsufficientStorage"));

    private static readonly FrozenDictionary<string, int> Query = Table(
        (403, "AccessDenied ExpiredToken IncompleteSignature InvalidClientTokenId MissingAuthenticationToken NotAuthorized OptInRequired RegionDisabledException SignatureDoesNotMatch UnrecognizedClient"),
        (404, "MalformedQueryString NoSuchEntity"),
        (409, "ConcurrentModification DeleteConflict EntityAlreadyExists EntityTemporarilyUnmodifiable LimitExceeded"),
        (413, "RequestEntityTooLarge"),
        (500, "InternalFailure ServiceFailure"),
        (503, "ServiceUnavailable"));

    private static readonly FrozenDictionary<string, int> Json = Table(
        (413, "RequestEntityTooLargeException"),
        (500, "InternalFailure InternalServerError InternalServerException"),
        (503, "ServiceUnavailable ServiceUnavailableException"));

    private static readonly FrozenDictionary<string, int> RestJson = Table(
        (403, "AccessDeniedException ExpiredTokenException IncompleteSignatureException InvalidSignatureException MissingAuthenticationTokenException UnrecognizedClientException"),
        (404, "ResourceNotFoundException UnknownOperationException"),
        (409, "ResourceInUseException"),
        (413, "RequestEntityTooLargeException"),
        (429, "ThrottlingException"),
        (500, "InternalFailure InternalServerError InternalServerException"),
        (503, "ServiceUnavailable ServiceUnavailableException"));

    /// <summary>The status for an error.</summary>
    /// <param name="service">The service's signing name: <c>s3</c>, <c>iam</c>, <c>sts</c>; all others speak JSON 1.1.</param>
    /// <param name="code">The error's code.</param>
    /// <returns>400 for every code that has no other.</returns>
    public static int Of(string service, string code) => Of(service switch { "s3" => AwsProtocol.S3, "iam" or "sts" => AwsProtocol.Query, _ => AwsProtocol.Json }, code);

    /// <summary>The status for an error.</summary>
    /// <param name="protocol">That the service speaks.</param>
    /// <param name="code">The error's code.</param>
    /// <returns>400 for every code that has no other.</returns>
    public static int Of(AwsProtocol protocol, string code) => protocol switch
    {
        AwsProtocol.S3 => S3,
        AwsProtocol.Query => Query,
        AwsProtocol.RestJson => RestJson,
        _ => Json,
    } is var table && table.TryGetValue(code, out var status) ? status : 400;

    private static FrozenDictionary<string, int> Table(params ReadOnlySpan<(int Status, string Codes)> rows)
    {
        var table = new Dictionary<string, int>();
        foreach (var (status, codes) in rows)
        {
            foreach (var code in codes.Split(' '))
                table.Add(code, status);
        }

        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
