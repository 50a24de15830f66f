using Usher.Buckets.Errors;

namespace Usher.Buckets.Objects;

/// <summary>What must hold of the object that a key has, for it to be replaced or deleted. Asked in the same step that does it.</summary>
/// <param name="IfMatch">Its ETag, or <c>*</c> for any; null if not asked for.</param>
/// <param name="IfAbsent">There must be none (If-None-Match: *).</param>
/// <remarks>S3 User Guide, "How to prevent object overwrites with conditional writes".</remarks>
public readonly record struct WriteCondition(string? IfMatch, bool IfAbsent = false)
{
    /// <summary>Checks it.</summary>
    /// <param name="key">For the message.</param>
    /// <param name="etag">Of the object that is there; null if none is.</param>
    /// <exception cref="Usher.Wire.Errors.AwsException">PreconditionFailed, NoSuchKey.</exception>
    public void Check(string key, string? etag)
    {
        if (IfAbsent && etag is not null)
            throw S3Errors.PreconditionFailed("If-None-Match", key);
        if (IfMatch is null)
            return;
        if (etag is null)
            throw S3Errors.NoSuchKey(key);
        if (!ETags.Match(IfMatch, etag))
            throw S3Errors.PreconditionFailed("If-Match", key);
    }
}
