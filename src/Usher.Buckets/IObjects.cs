using Usher.Buckets.Objects;

namespace Usher.Buckets;

/// <summary>The objects in buckets. A key is whole or absent: what is being written cannot be seen, and what is being read goes on when it is replaced.</summary>
public interface IObjects
{
    /// <summary>Stores an object, in place of the one the key had. It is durable when this returns; of two writers the last to finish wins.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">
    /// NoSuchBucket, PreconditionFailed, BadDigest, InvalidRequest (a checksum that does not match), IncompleteBody, EntityTooLarge, KeyTooLongError, ServiceUnavailable (no room).
    /// </exception>
    Task<ObjectInfo> PutObjectAsync(ObjectAddress address, NewObject facts, ContentSource content, CancellationToken cancellationToken);

    /// <summary>Tells what is known of an object.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">NoSuchBucket, NoSuchKey, PreconditionFailed, NotModified.</exception>
    Task<ObjectInfo> HeadObjectAsync(ObjectAddress address, ReadConditions conditions, CancellationToken cancellationToken);

    /// <summary>Opens an object, or a piece of it, for reading.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">NoSuchBucket, NoSuchKey, PreconditionFailed, NotModified, InvalidRange, InvalidPartNumber.</exception>
    Task<ObjectContent> GetObjectAsync(ObjectAddress address, ReadRequest request, CancellationToken cancellationToken);

    /// <summary>Copies an object here.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">NoSuchBucket, NoSuchKey, PreconditionFailed, InvalidRequest (more than 5 GiB).</exception>
    Task<ObjectInfo> CopyObjectAsync(CopySource source, ObjectAddress target, NewCopy facts, CancellationToken cancellationToken);

    /// <summary>Deletes an object; one that is not there is no error, unless a condition asks for it.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">NoSuchBucket, PreconditionFailed; NoSuchKey with a condition only.</exception>
    Task DeleteObjectAsync(ObjectAddress address, WriteCondition condition, CancellationToken cancellationToken);

    /// <summary>Deletes many objects at once, all or none; those that are not there are no error.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">NoSuchBucket.</exception>
    Task DeleteObjectsAsync(string bucket, IReadOnlyCollection<string> keys, CancellationToken cancellationToken);

    /// <summary>Lists objects in the order of their keys' UTF-8 bytes.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">NoSuchBucket.</exception>
    Task<Listing<ListedObject>> ListObjectsAsync(string bucket, ListQuery query, CancellationToken cancellationToken);

    /// <summary>Gives an object these tags in place of those it had; none takes them all away.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">NoSuchBucket, NoSuchKey.</exception>
    Task PutObjectTagsAsync(ObjectAddress address, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken);
}
