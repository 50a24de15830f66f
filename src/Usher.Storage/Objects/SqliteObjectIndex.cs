using Usher.Buckets.Errors;
using Usher.Buckets.Files.Index;
using Usher.Buckets.Objects;
using Usher.Buckets.Uploads;
using Usher.Buckets;
using Usher.Storage.Sqlite;
using Usher.Wire.S3.Cors;

namespace Usher.Storage.Objects;

/// <summary>Stores the index of objects in one SQLite file.</summary>
/// <remarks>
/// It uses prepared statements and not EF Core: every GET reads one row, and a prepared statement takes a tenth of the time. Readers have sessions of their own, see committed data, and complete
/// synchronously, because they read local pages, mostly from memory. Changes go through one queue.
/// </remarks>
public sealed class SqliteObjectIndex : IObjectIndex
{
    private readonly Sessions _readers;
    private readonly WriteQueue _writer;

    private SqliteObjectIndex(string file, Session session)
    {
        _readers = new(file);
        _writer = new(session, "index of objects", () => S3Errors.NoRoom("the index of objects"));
    }

    /// <summary>Opens the index.</summary>
    /// <param name="file">The file. It is created if it does not exist, and migrated if it is of an older version.</param>
    /// <exception cref="InvalidDataException">The file is of a later version of the program.</exception>
    public static SqliteObjectIndex Open(string file)
    {
        var session = new Session(file);
        try
        {
            Schema.Apply(session);
            return new(file, session);
        }
        catch (Exception)
        {
            session.Dispose();
            throw;
        }
    }

    public ValueTask<IReadOnlyList<StoredBucket>> ReadBucketsAsync(CancellationToken cancellationToken) => new(_readers.Read(BucketRows.All));

    public Task<bool> AddBucketAsync(Bucket bucket) => _writer.RunAsync(session => BucketRows.Add(session, bucket));

    public Task<IReadOnlyList<ContentFile>> RemoveBucketAsync(string name) => _writer.RunAsync(session => BucketRows.Remove(session, name));

    public Task SetPolicyAsync(string bucket, string? policy) => _writer.RunAsync(session => BucketRows.SetPolicy(session, bucket, policy));

    public Task SetBucketTagsAsync(string bucket, IReadOnlyDictionary<string, string> tags) => _writer.RunAsync(session => BucketRows.SetTags(session, bucket, tags));

    public Task SetCorsAsync(string bucket, CorsConfiguration? rules) => _writer.RunAsync(session => BucketRows.SetCors(session, bucket, rules));

    public ValueTask<StoredObject?> FindObjectAsync(ObjectAddress address, CancellationToken cancellationToken) =>
        new(_readers.Read(session => ObjectRows.Find(session, address.Bucket, address.Key)));

    public ValueTask<Listing<ListedObject>> ListObjectsAsync(string bucket, ListQuery query, CancellationToken cancellationToken) =>
        new(_readers.Read(session => ObjectRows.List(session, bucket, query)));

    public Task<IReadOnlyList<ContentFile>> PutObjectAsync(string bucket, StoredObject stored, WriteCondition condition) => _writer.RunAsync(session =>
    {
        BucketRows.Require(session, bucket);
        return ObjectRows.Put(session, bucket, stored, condition);
    });

    public Task<IReadOnlyList<ContentFile>> RemoveObjectsAsync(string bucket, IReadOnlyCollection<string> keys, WriteCondition condition) => _writer.RunAsync(session =>
    {
        BucketRows.Require(session, bucket);
        return ObjectRows.Remove(session, bucket, keys, condition);
    });

    public Task SetObjectTagsAsync(ObjectAddress address, IReadOnlyDictionary<string, string> tags) =>
        _writer.RunAsync(session => ObjectRows.SetTags(session, address, tags));

    public Task AddUploadAsync(string bucket, Upload upload) => _writer.RunAsync(session =>
    {
        BucketRows.Require(session, bucket);
        UploadRows.Add(session, bucket, upload);
        return true;
    });

    public ValueTask<Upload?> FindUploadAsync(UploadAddress address, CancellationToken cancellationToken) => new(_readers.Read(session => UploadRows.Find(session, address)));

    public ValueTask<Listing<Upload>> ListUploadsAsync(string bucket, UploadQuery query, CancellationToken cancellationToken) =>
        new(_readers.Read(session => UploadRows.List(session, bucket, query)));

    public Task<IReadOnlyList<ContentFile>> PutPartAsync(UploadAddress address, StoredPart part) => _writer.RunAsync(session => UploadRows.PutPart(session, address, part));

    public ValueTask<IReadOnlyList<StoredPart>> ReadPartsAsync(string uploadId, int after, int limit, CancellationToken cancellationToken) =>
        new(_readers.Read(session => UploadRows.Parts(session, uploadId, after, limit)));

    public Task<IReadOnlyList<ContentFile>> CompleteUploadAsync(UploadAddress address, StoredObject stored, WriteCondition condition) =>
        _writer.RunAsync(session => UploadRows.Complete(session, address, stored, condition));

    public Task<IReadOnlyList<ContentFile>> RemoveUploadAsync(UploadAddress address) => _writer.RunAsync(session => UploadRows.Remove(session, address));

    public ValueTask<bool> KnowsAsync(string file, CancellationToken cancellationToken) => new(_readers.Read(session => FileRows.Knows(session, file)));

    public ValueTask DisposeAsync()
    {
        _writer.Dispose();
        _readers.Dispose();
        return ValueTask.CompletedTask;
    }
}
