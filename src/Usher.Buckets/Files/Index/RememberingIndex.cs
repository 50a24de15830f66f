using System.Collections.Concurrent;
using Usher.Buckets.Objects;
using Usher.Buckets.Uploads;
using Usher.Wire.S3.Cors;

namespace Usher.Buckets.Files.Index;

/// <summary>An index that remembers the objects that were read last, so that reading one again asks no database. An object that a change touches is forgotten before the change is acknowledged.</summary>
/// <param name="index">The index behind this one. All changes must go through this one.</param>
public sealed class RememberingIndex(IObjectIndex index) : IObjectIndex
{
    // About a kilobyte each.
    private const int MaxKnown = 10_000;

    private readonly ConcurrentDictionary<ObjectAddress, StoredObject> _known = new();
    private readonly Lock _lock = new();
    private int _writing;
    private long _written;

    public ValueTask<StoredObject?> FindObjectAsync(ObjectAddress address, CancellationToken cancellationToken) =>
        _known.TryGetValue(address, out var known) ? new(known) : LookUpAsync(address, cancellationToken);

    public Task<IReadOnlyList<ContentFile>> PutObjectAsync(string bucket, StoredObject stored, WriteCondition condition) =>
        WriteAsync(() => index.PutObjectAsync(bucket, stored, condition), () => Forget(bucket, stored.Info.Key));

    public Task<IReadOnlyList<ContentFile>> RemoveObjectsAsync(string bucket, IReadOnlyCollection<string> keys, WriteCondition condition) =>
        WriteAsync(() => index.RemoveObjectsAsync(bucket, keys, condition), () => Forget(bucket, keys));

    public Task<IReadOnlyList<ContentFile>> CompleteUploadAsync(UploadAddress address, StoredObject stored, WriteCondition condition) =>
        WriteAsync(() => index.CompleteUploadAsync(address, stored, condition), () => Forget(address.Object.Bucket, stored.Info.Key));

    public Task<IReadOnlyList<ContentFile>> RemoveBucketAsync(string name) => WriteAsync(() => index.RemoveBucketAsync(name), _known.Clear);

    public Task SetObjectTagsAsync(ObjectAddress address, IReadOnlyDictionary<string, string> tags) => WriteAsync(
        async () =>
        {
            await index.SetObjectTagsAsync(address, tags).ConfigureAwait(false);
            return true;
        },
        () => Forget(address.Bucket, address.Key));

    public ValueTask<IReadOnlyList<StoredBucket>> ReadBucketsAsync(CancellationToken cancellationToken) => index.ReadBucketsAsync(cancellationToken);

    public Task<bool> AddBucketAsync(Bucket bucket) => index.AddBucketAsync(bucket);

    public Task SetPolicyAsync(string bucket, string? policy) => index.SetPolicyAsync(bucket, policy);

    public Task SetBucketTagsAsync(string bucket, IReadOnlyDictionary<string, string> tags) => index.SetBucketTagsAsync(bucket, tags);

    public Task SetCorsAsync(string bucket, CorsConfiguration? rules) => index.SetCorsAsync(bucket, rules);

    public ValueTask<Listing<ListedObject>> ListObjectsAsync(string bucket, ListQuery query, CancellationToken cancellationToken) => index.ListObjectsAsync(bucket, query, cancellationToken);

    public Task AddUploadAsync(string bucket, Upload upload) => index.AddUploadAsync(bucket, upload);

    public ValueTask<Upload?> FindUploadAsync(UploadAddress address, CancellationToken cancellationToken) => index.FindUploadAsync(address, cancellationToken);

    public ValueTask<Listing<Upload>> ListUploadsAsync(string bucket, UploadQuery query, CancellationToken cancellationToken) => index.ListUploadsAsync(bucket, query, cancellationToken);

    public Task<IReadOnlyList<ContentFile>> PutPartAsync(UploadAddress address, StoredPart part) => index.PutPartAsync(address, part);

    public ValueTask<IReadOnlyList<StoredPart>> ReadPartsAsync(string uploadId, int after, int limit, CancellationToken cancellationToken) =>
        index.ReadPartsAsync(uploadId, after, limit, cancellationToken);

    public Task<IReadOnlyList<ContentFile>> RemoveUploadAsync(UploadAddress address) => index.RemoveUploadAsync(address);

    public ValueTask<bool> KnowsAsync(string file, CancellationToken cancellationToken) => index.KnowsAsync(file, cancellationToken);

    public ValueTask DisposeAsync() => index.DisposeAsync();

    private async ValueTask<StoredObject?> LookUpAsync(ObjectAddress address, CancellationToken cancellationToken)
    {
        var before = Volatile.Read(ref _written);
        var found = await index.FindObjectAsync(address, cancellationToken).ConfigureAwait(false);
        if (found is not null)
            Remember(address, found, before);
        return found;
    }

    private void Forget(string bucket, string key) => _known.TryRemove(new(bucket, key), out _);

    private void Forget(string bucket, IEnumerable<string> keys)
    {
        foreach (var key in keys)
            Forget(bucket, key);
    }

    // What was read during a write may be the state before it: it is returned, but not remembered.
    private void Remember(ObjectAddress address, StoredObject found, long before)
    {
        lock (_lock)
        {
            if (_writing > 0 || _written != before)
                return;
            if (_known.Count >= MaxKnown)
                _known.Clear();
            _known[address] = found;
        }
    }

    private async Task<T> WriteAsync<T>(Func<Task<T>> write, Action forget)
    {
        lock (_lock)
            _writing++;
        try
        {
            return await write().ConfigureAwait(false);
        }
        finally
        {
            lock (_lock)
            {
                forget();
                _writing--;
                Volatile.Write(ref _written, _written + 1);
            }
        }
    }
}
