using Usher.Access.Deciding;

namespace Usher.Api.S3;

/// <summary>The condition keys that an S3 request brings beyond those that every request has.</summary>
/// <remarks>Service Authorization Reference, "Condition keys for Amazon S3".</remarks>
internal static class RequestContext
{
    private static readonly (string Query, string Key)[] OfListings = [("prefix", "s3:prefix"), ("delimiter", "s3:delimiter"), ("max-keys", "s3:max-keys")];

    private static readonly (string Header, string Key)[] OfWrites =
    [
        ("x-amz-acl", "s3:x-amz-acl"),
        ("x-amz-copy-source", "s3:x-amz-copy-source"),
        ("x-amz-metadata-directive", "s3:x-amz-metadata-directive"),
        ("x-amz-server-side-encryption", "s3:x-amz-server-side-encryption"),
        ("x-amz-storage-class", "s3:x-amz-storage-class"),
        ("x-amz-object-ownership", "s3:x-amz-object-ownership"),
        ("If-Match", "s3:if-match"),
        ("If-None-Match", "s3:if-none-match"),
    ];

    public static ContextKeys Of(S3Request request, Operation operation)
    {
        var keys = ContextKeys.None;
        if (operation.Action is "s3:ListBucket" or "s3:ListBucketMultipartUploads")
        {
            foreach (var (query, key) in OfListings)
            {
                if (request.Query(query) is { } value)
                    keys = keys.With(key, value);
            }
        }

        if (operation.Method is "PUT" or "POST")
        {
            foreach (var (header, key) in OfWrites)
            {
                if (request.Header(header) is { } value)
                    keys = keys.With(key, value);
            }
        }

        return keys;
    }
}
