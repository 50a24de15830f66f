using System.Collections.Concurrent;
using Usher.Buckets.Objects;
using Usher.Buckets.Uploads;
using Usher.Wire.S3.Cors;

namespace Usher.Buckets.Files.Index;

/// <summary>An index that remembers the objects it was asked for last, so that reading one again asks no database. What is written is forgotten before the writer hears of it.</summary>
/// <param name="index">Where they are. All changes come through here.</param>
public sealed class RememberingIndex(IObjectIndex index) : IObjectIndex
{
    // About a kilobyte each.
    private const int MaxKnown = 10_000;

    private readonly ConcurrentDictionary<ObjectAddress, StoredObject> _known = new();
    private readonly Lock _lock = new();
    private int _writing;
    private long _written;

    public StoredObject? FindObject(ObjectAddress address)
    {
        if (_known.TryGetValue(address, out var known))
            return known;

        var before = Volatile.Read(ref _written);
        var found = index.FindObject(address);
        if (found is not null)
            Remember(address, found, before);
        return found;
    }

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

    public IReadOnlyList<StoredBucket> ReadBuckets() => index.ReadBuckets();

    public Task<bool> AddBucketAsync(Bucket bucket) => index.AddBucketAsync(bucket);

    public Task SetPolicyAsync(string bucket, string? policy) => index.SetPolicyAsync(bucket, policy);

    public Task SetBucketTagsAsync(string bucket, IReadOnlyDictionary<string, string> tags) => index.SetBucketTagsAsync(bucket, tags);

    public Task SetCorsAsync(string bucket, CorsConfiguration? rules) => index.SetCorsAsync(bucket, rules);

    public Listing<ListedObject> ListObjects(string bucket, ListQuery query) => index.ListObjects(bucket, query);

    public Task AddUploadAsync(string bucket, Upload upload) => index.AddUploadAsync(bucket, upload);

    public Upload? FindUpload(UploadAddress address) => index.FindUpload(address);

    public Listing<Upload> ListUploads(string bucket, UploadQuery query) => index.ListUploads(bucket, query);

    public Task<IReadOnlyList<ContentFile>> PutPartAsync(UploadAddress address, StoredPart part) => index.PutPartAsync(address, part);

    public IReadOnlyList<StoredPart> ReadParts(string uploadId, int after, int limit) => index.ReadParts(uploadId, after, limit);

    public Task<IReadOnlyList<ContentFile>> RemoveUploadAsync(UploadAddress address) => index.RemoveUploadAsync(address);

    public bool Knows(string file) => index.Knows(file);

    public ValueTask DisposeAsync() => index.DisposeAsync();

    private void Forget(string bucket, string key) => _known.TryRemove(new(bucket, key), out _);

    private void Forget(string bucket, IEnumerable<string> keys)
    {
        foreach (var key in keys)
            Forget(bucket, key);
    }

    // What was read while somebody wrote may be of before: it is given out, and not kept.
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
