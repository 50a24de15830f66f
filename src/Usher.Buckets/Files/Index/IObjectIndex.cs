using Usher.Buckets.Objects;
using Usher.Buckets.Uploads;
using Usher.Wire.S3.Cors;

namespace Usher.Buckets.Files.Index;

/// <summary>
/// Stores what the files of content belong to: buckets, objects, uploads and parts. A change is durable, and visible to every reader, when its task completes. Changes are made one after the other, each
/// whole or not at all.
/// </summary>
/// <remarks>
/// Changes return the files that nothing names any more; the caller deletes them. Reads take a token; changes do not, as a caller that gave up on a change would not know whether it was made. An index that
/// has its rows at hand completes reads synchronously: every GetObject is a read.
/// </remarks>
public interface IObjectIndex : IAsyncDisposable
{
    /// <summary>Every bucket, by name.</summary>
    ValueTask<IReadOnlyList<StoredBucket>> ReadBucketsAsync(CancellationToken cancellationToken);

    /// <returns>Whether the name was free.</returns>
    Task<bool> AddBucketAsync(Bucket bucket);

    /// <summary>Deletes a bucket and its uploads.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">NoSuchBucket, BucketNotEmpty.</exception>
    Task<IReadOnlyList<ContentFile>> RemoveBucketAsync(string name);

    /// <summary>Stores a policy; null deletes it.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">NoSuchBucket.</exception>
    Task SetPolicyAsync(string bucket, string? policy);

    /// <exception cref="Usher.Wire.Errors.AwsException">NoSuchBucket.</exception>
    Task SetBucketTagsAsync(string bucket, IReadOnlyDictionary<string, string> tags);

    /// <summary>Stores rules for requests from scripts of other web pages; null deletes them.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">NoSuchBucket.</exception>
    Task SetCorsAsync(string bucket, CorsConfiguration? rules);

    /// <returns>Null if there is no such object, or no such bucket.</returns>
    ValueTask<StoredObject?> FindObjectAsync(ObjectAddress address, CancellationToken cancellationToken);

    /// <summary>A page of a bucket's keys, in the order of their UTF-8 bytes.</summary>
    /// <returns>Empty where there is no such bucket.</returns>
    ValueTask<Listing<ListedObject>> ListObjectsAsync(string bucket, ListQuery query, CancellationToken cancellationToken);

    /// <summary>Stores an object; it replaces the one of its key.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">NoSuchBucket, PreconditionFailed, NoSuchKey.</exception>
    Task<IReadOnlyList<ContentFile>> PutObjectAsync(string bucket, StoredObject stored, WriteCondition condition);

    /// <summary>Deletes those of the keys that exist; a condition is checked for each key.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">NoSuchBucket, PreconditionFailed, NoSuchKey.</exception>
    Task<IReadOnlyList<ContentFile>> RemoveObjectsAsync(string bucket, IReadOnlyCollection<string> keys, WriteCondition condition);

    /// <exception cref="Usher.Wire.Errors.AwsException">NoSuchKey.</exception>
    Task SetObjectTagsAsync(ObjectAddress address, IReadOnlyDictionary<string, string> tags);

    /// <exception cref="Usher.Wire.Errors.AwsException">NoSuchBucket.</exception>
    Task AddUploadAsync(string bucket, Upload upload);

    /// <returns>Null if there is none.</returns>
    ValueTask<Upload?> FindUploadAsync(UploadAddress address, CancellationToken cancellationToken);

    /// <summary>A page of a bucket's uploads, by key and then by upload id.</summary>
    /// <returns>Empty where there is no such bucket.</returns>
    ValueTask<Listing<Upload>> ListUploadsAsync(string bucket, UploadQuery query, CancellationToken cancellationToken);

    /// <summary>Stores a part; it replaces the one of its number.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">NoSuchUpload.</exception>
    Task<IReadOnlyList<ContentFile>> PutPartAsync(UploadAddress address, StoredPart part);

    /// <summary>Parts by number.</summary>
    /// <param name="uploadId">The upload.</param>
    /// <param name="after">Only higher numbers.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    ValueTask<IReadOnlyList<StoredPart>> ReadPartsAsync(string uploadId, int after, int limit, CancellationToken cancellationToken);

    /// <summary>Ends an upload and stores the object that was made of its parts' files.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">NoSuchUpload, PreconditionFailed, NoSuchKey; InvalidPart where one of the files is no longer a part's.</exception>
    Task<IReadOnlyList<ContentFile>> CompleteUploadAsync(UploadAddress address, StoredObject stored, WriteCondition condition);

    /// <summary>Deletes an upload and its parts.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">NoSuchUpload.</exception>
    Task<IReadOnlyList<ContentFile>> RemoveUploadAsync(UploadAddress address);

    /// <summary>Whether an object or a part names this file.</summary>
    ValueTask<bool> KnowsAsync(string file, CancellationToken cancellationToken);
}
