using Usher.Buckets.Objects;
using Usher.Buckets.Uploads;
using Usher.Wire.S3.Cors;

namespace Usher.Buckets.Files.Index;

/// <summary>
/// What the files hold: buckets, keys, uploads, and in which files their contents lie. A change is durable, and seen by every reader, when its task ends; changes happen one after the other,
/// each whole or not at all.
/// </summary>
/// <remarks>Readers take microseconds and are not asynchronous. Changes answer with the files that nothing names any more, for the caller to delete.</remarks>
public interface IObjectIndex : IAsyncDisposable
{
    /// <summary>Every bucket, by name.</summary>
    IReadOnlyList<StoredBucket> ReadBuckets();

    /// <returns>Whether the name was free.</returns>
    Task<bool> AddBucketAsync(Bucket bucket);

    /// <exception cref="Usher.Wire.Errors.AwsException">NoSuchBucket, BucketNotEmpty.</exception>
    Task<IReadOnlyList<ContentFile>> RemoveBucketAsync(string name);

    /// <summary>Stores a policy; null takes it away.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">NoSuchBucket.</exception>
    Task SetPolicyAsync(string bucket, string? policy);

    /// <exception cref="Usher.Wire.Errors.AwsException">NoSuchBucket.</exception>
    Task SetBucketTagsAsync(string bucket, IReadOnlyDictionary<string, string> tags);

    /// <summary>Stores rules for requests from scripts of other web pages; null takes them away.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">NoSuchBucket.</exception>
    Task SetCorsAsync(string bucket, CorsConfiguration? rules);

    /// <returns>Null if there is none, or no such bucket.</returns>
    StoredObject? FindObject(ObjectAddress address);

    /// <returns>Empty where there is no such bucket.</returns>
    Listing<ListedObject> ListObjects(string bucket, ListQuery query);

    /// <exception cref="Usher.Wire.Errors.AwsException">NoSuchBucket, PreconditionFailed, NoSuchKey.</exception>
    Task<IReadOnlyList<ContentFile>> PutObjectAsync(string bucket, StoredObject stored, WriteCondition condition);

    /// <summary>Deletes those of the keys that are there; a condition is asked of each.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">NoSuchBucket, PreconditionFailed, NoSuchKey.</exception>
    Task<IReadOnlyList<ContentFile>> RemoveObjectsAsync(string bucket, IReadOnlyCollection<string> keys, WriteCondition condition);

    /// <exception cref="Usher.Wire.Errors.AwsException">NoSuchKey.</exception>
    Task SetObjectTagsAsync(ObjectAddress address, IReadOnlyDictionary<string, string> tags);

    /// <exception cref="Usher.Wire.Errors.AwsException">NoSuchBucket.</exception>
    Task AddUploadAsync(string bucket, Upload upload);

    /// <returns>Null if there is none.</returns>
    Upload? FindUpload(UploadAddress address);

    /// <returns>Empty where there is no such bucket.</returns>
    Listing<Upload> ListUploads(string bucket, UploadQuery query);

    /// <exception cref="Usher.Wire.Errors.AwsException">NoSuchUpload.</exception>
    Task<IReadOnlyList<ContentFile>> PutPartAsync(UploadAddress address, StoredPart part);

    /// <summary>Parts by number.</summary>
    /// <param name="uploadId">Of which upload.</param>
    /// <param name="after">Only higher numbers.</param>
    /// <param name="limit">At most so many.</param>
    IReadOnlyList<StoredPart> ReadParts(string uploadId, int after, int limit);

    /// <summary>Ends an upload and stores the object that was made of its parts' files.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">NoSuchUpload, PreconditionFailed, NoSuchKey; InvalidPart where one of the files is no longer a part's.</exception>
    Task<IReadOnlyList<ContentFile>> CompleteUploadAsync(UploadAddress address, StoredObject stored, WriteCondition condition);

    /// <exception cref="Usher.Wire.Errors.AwsException">NoSuchUpload.</exception>
    Task<IReadOnlyList<ContentFile>> RemoveUploadAsync(UploadAddress address);

    /// <summary>Whether an object or a part names this file.</summary>
    bool Knows(string file);
}
