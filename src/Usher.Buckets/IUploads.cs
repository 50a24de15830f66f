using Usher.Buckets.Objects;
using Usher.Buckets.Uploads;

namespace Usher.Buckets;

/// <summary>Multipart uploads: objects that arrive in parts, in any order and side by side, and become one when they are completed.</summary>
public interface IUploads
{
    /// <summary>Begins an upload.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">NoSuchBucket, KeyTooLongError.</exception>
    Task<Upload> CreateUploadAsync(ObjectAddress address, NewUpload facts, CancellationToken cancellationToken);

    /// <summary>Stores a part, in place of one with its number.</summary>
    /// <param name="address">Of which upload.</param>
    /// <param name="number">1 to 10,000.</param>
    /// <param name="content">The part's bytes.</param>
    /// <param name="cancellationToken">Ends the wait; nothing is kept of the part then.</param>
    /// <exception cref="Usher.Wire.Errors.AwsException">NoSuchBucket, NoSuchUpload, and what PutObject says of contents.</exception>
    Task<Part> UploadPartAsync(UploadAddress address, int number, ContentSource content, CancellationToken cancellationToken);

    /// <summary>Makes a part of an object that is there, or of a piece of it.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">NoSuchBucket, NoSuchKey, NoSuchUpload, PreconditionFailed, InvalidArgument (the range leaves the object).</exception>
    Task<Part> UploadPartCopyAsync(CopySource source, ByteRange? range, UploadAddress target, int number, CancellationToken cancellationToken);

    /// <summary>Lists an upload's parts by number.</summary>
    /// <param name="address">Of which upload.</param>
    /// <param name="after">Only parts with a higher number.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="Usher.Wire.Errors.AwsException">NoSuchBucket, NoSuchUpload.</exception>
    Task<PartListing> ListPartsAsync(UploadAddress address, int after, int limit, CancellationToken cancellationToken);

    /// <summary>Lists unfinished uploads by key and, for one key, in the order they began.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">NoSuchBucket.</exception>
    Task<Listing<Upload>> ListUploadsAsync(string bucket, UploadQuery query, CancellationToken cancellationToken);

    /// <summary>Makes one object of the parts that are named. Doing so again, when the object is still the one it made, answers the same.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">
    /// NoSuchBucket, NoSuchUpload, InvalidPart, InvalidPartOrder, EntityTooSmall, PreconditionFailed, BadDigest, InvalidRequest, MalformedXML (no part named).
    /// </exception>
    Task<ObjectInfo> CompleteUploadAsync(UploadAddress address, Completion completion, CancellationToken cancellationToken);

    /// <summary>Ends an upload and drops its parts.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">NoSuchBucket, NoSuchUpload.</exception>
    Task AbortUploadAsync(UploadAddress address, CancellationToken cancellationToken);
}
