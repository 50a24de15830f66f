namespace Usher.Api.S3;

/// <summary>The HTTP status of each of S3's errors.</summary>
/// <remarks>S3 API Reference, "List of error codes".</remarks>
internal static class S3Statuses
{
    // All others are 400.
    private static readonly Dictionary<string, int> Known = new(StringComparer.Ordinal)
    {
        ["NotModified"] = 304,
        ["AccessDenied"] = 403,
        ["AccountProblem"] = 403,
        ["AllAccessDisabled"] = 403,
        ["InvalidAccessKeyId"] = 403,
        ["InvalidObjectState"] = 403,
        ["RequestTimeTooSkewed"] = 403,
        ["SignatureDoesNotMatch"] = 403,
        ["NoSuchBucket"] = 404,
        ["NoSuchBucketPolicy"] = 404,
        ["NoSuchCORSConfiguration"] = 404,
        ["NoSuchKey"] = 404,
        ["NoSuchLifecycleConfiguration"] = 404,
        ["NoSuchPublicAccessBlockConfiguration"] = 404,
        ["NoSuchTagSet"] = 404,
        ["NoSuchUpload"] = 404,
        ["NoSuchVersion"] = 404,
        ["NoSuchWebsiteConfiguration"] = 404,
        ["ObjectLockConfigurationNotFoundError"] = 404,
        ["ReplicationConfigurationNotFoundError"] = 404,
        ["ServerSideEncryptionConfigurationNotFoundError"] = 404,
        ["MethodNotAllowed"] = 405,
        ["BucketAlreadyExists"] = 409,
        ["BucketAlreadyOwnedByYou"] = 409,
        ["BucketNotEmpty"] = 409,
        ["OperationAborted"] = 409,
        ["MissingContentLength"] = 411,
        ["PreconditionFailed"] = 412,
        ["InvalidPartNumber"] = 416,
        ["InvalidRange"] = 416,
        ["InternalError"] = 500,
        ["NotImplemented"] = 501,
        ["ServiceUnavailable"] = 503,
        ["SlowDown"] = 503,
    };

    public static int Of(string code) => Known.GetValueOrDefault(code, 400);
}
