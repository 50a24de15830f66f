using Usher.Buckets.Errors;

namespace Usher.Buckets.Objects;

/// <summary>What must hold of an object for it to be read. Each is null where it was not asked for.</summary>
/// <param name="IfMatch">ETags, or <c>*</c>.</param>
/// <param name="IfNoneMatch">ETags, or <c>*</c>.</param>
/// <param name="IfModifiedSince">To the second.</param>
/// <param name="IfUnmodifiedSince">To the second.</param>
/// <remarks>RFC 9110, 13.2.2: where an ETag and a time are both given, the ETag decides.</remarks>
public readonly record struct ReadConditions(string? IfMatch, string? IfNoneMatch, DateTimeOffset? IfModifiedSince, DateTimeOffset? IfUnmodifiedSince)
{
    /// <summary>Checks them for a reader.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">PreconditionFailed, NotModified.</exception>
    public void Check(ObjectInfo info)
    {
        if (FailedGuard(info) is { } guard)
            throw S3Errors.PreconditionFailed(guard, info.Key);
        if (IsUnchanged(info))
            throw S3Errors.NotModified(info.ETag, info.LastModified);
    }

    /// <summary>Checks them for one who copies.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">PreconditionFailed.</exception>
    public void CheckForCopy(ObjectInfo info)
    {
        if (FailedGuard(info) is { } guard)
            throw S3Errors.PreconditionFailed($"x-amz-copy-source-{guard}", info.Key);
        if (IsUnchanged(info))
            throw S3Errors.PreconditionFailed(IfNoneMatch is null ? "x-amz-copy-source-If-Modified-Since" : "x-amz-copy-source-If-None-Match", info.Key);
    }

    private string? FailedGuard(ObjectInfo info)
    {
        if (IfMatch is not null)
            return ETags.Match(IfMatch, info.ETag) ? null : "If-Match";

        return info.LastModified > IfUnmodifiedSince ? "If-Unmodified-Since" : null;
    }

    private bool IsUnchanged(ObjectInfo info) =>
        IfNoneMatch is not null ? ETags.Match(IfNoneMatch, info.ETag) : info.LastModified <= IfModifiedSince;
}
