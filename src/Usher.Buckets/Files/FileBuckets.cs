using System.Collections.Concurrent;
using Usher.Access.Policies;
using Usher.Buckets.Errors;
using Usher.Buckets.Files.Index;
using Usher.Buckets.Naming;
using Usher.Buckets.Policies;
using Usher.Wire.S3.Cors;

namespace Usher.Buckets.Files;

/// <summary>Buckets in files here: contents in a folder, everything about them in an index.</summary>
/// <remarks>
/// A content is written to a file of its own, made durable, and only then named by the index; the commit of that row is the moment it becomes the object. So a crash leaves at most files that
/// nothing names, and the next start sweeps them.
/// </remarks>
public sealed partial class FileBuckets : IBuckets, IAsyncDisposable
{
    private readonly ContentFiles _files;
    private readonly ContentWriter _writer;
    private readonly IObjectIndex _index;
    private readonly TimeProvider _time;
    private readonly FileStream _guard;
    private readonly ConcurrentDictionary<string, KnownBucket> _buckets = new(StringComparer.Ordinal);
    // Buckets change rarely; one change at a time keeps what is known of them in step with the index.
    private readonly SemaphoreSlim _changing = new(1);
    private bool _isClosed;

    private FileBuckets(string folder, IObjectIndex index, TimeProvider time, FileStream guard)
    {
        _files = new(folder);
        _writer = new(_files);
        (_index, _time, _guard) = (new RememberingIndex(index), time, guard);
    }

    /// <summary>How many files of an interrupted run were swept when this one began.</summary>
    public int Swept { get; private set; }

    /// <summary>Opens the buckets of a folder.</summary>
    /// <param name="folder">Made if it is not there. One program at a time may have it open.</param>
    /// <param name="index">Of that folder; closed with this.</param>
    /// <param name="time">Gives objects their times.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <exception cref="IOException">Another program has the folder open.</exception>
    public static async Task<FileBuckets> OpenAsync(string folder, IObjectIndex index, TimeProvider time, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var guard = Guard(folder);
        var buckets = new FileBuckets(folder, index, time, guard);
        foreach (var stored in await index.ReadBucketsAsync(cancellationToken).ConfigureAwait(false))
            buckets._buckets[stored.Bucket.Name] = new(stored.Bucket, stored.Policy is null ? null : BucketPolicies.Reread(stored.Bucket.Name, stored.Policy), stored.Tags) { Cors = stored.Cors };
        buckets.Swept = await buckets._files.SweepAsync(buckets._buckets.ContainsKey, file => index.KnowsAsync(file, cancellationToken)).ConfigureAwait(false);
        return buckets;
    }

    public async Task<Bucket> CreateBucketAsync(string name, string account, string region, CancellationToken cancellationToken)
    {
        BucketNames.Check(name);
        await _changing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var bucket = new Bucket(name, account, region, Now());
            if (!await _index.AddBucketAsync(bucket).ConfigureAwait(false))
                throw Find(name).Bucket.Account == account ? S3Errors.BucketAlreadyOwnedByYou(name) : S3Errors.BucketAlreadyExists(name);

            _buckets[name] = new(bucket, null, KnownBucket.NoTags);
            return bucket;
        }
        finally
        {
            _changing.Release();
        }
    }

    public ValueTask<Bucket> GetBucketAsync(string name, CancellationToken cancellationToken) => new(Find(name).Bucket);

    public Task<IReadOnlyList<Bucket>> ListBucketsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Bucket>>([.. _buckets.Values.Select(known => known.Bucket).OrderBy(bucket => bucket.Name, StringComparer.Ordinal)]);

    public async Task DeleteBucketAsync(string name, CancellationToken cancellationToken)
    {
        await _changing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var files = await _index.RemoveBucketAsync(name).ConfigureAwait(false);
            _buckets.TryRemove(name, out _);
            _files.Delete(name, files);
        }
        finally
        {
            _changing.Release();
        }
    }

    public ValueTask<NamedPolicy?> FindPolicyAsync(string bucket, CancellationToken cancellationToken) => new(Find(bucket).Policy);

    public Task PutPolicyAsync(string bucket, string policy, CancellationToken cancellationToken)
    {
        var parsed = BucketPolicies.Parse(bucket, policy);
        return ChangeAsync(bucket, known => known with { Policy = parsed }, () => _index.SetPolicyAsync(bucket, policy), cancellationToken);
    }

    public Task DeletePolicyAsync(string bucket, CancellationToken cancellationToken) =>
        ChangeAsync(bucket, known => known with { Policy = null }, () => _index.SetPolicyAsync(bucket, null), cancellationToken);

    public ValueTask<CorsConfiguration?> FindCorsAsync(string bucket, CancellationToken cancellationToken) => new(Find(bucket).Cors);

    public Task PutCorsAsync(string bucket, CorsConfiguration? rules, CancellationToken cancellationToken) =>
        ChangeAsync(bucket, known => known with { Cors = rules }, () => _index.SetCorsAsync(bucket, rules), cancellationToken);

    public ValueTask<IReadOnlyDictionary<string, string>> GetBucketTagsAsync(string bucket, CancellationToken cancellationToken) => new(Find(bucket).Tags);

    public Task PutBucketTagsAsync(string bucket, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken) =>
        ChangeAsync(bucket, known => known with { Tags = tags }, () => _index.SetBucketTagsAsync(bucket, tags), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isClosed, true))
            return;

        await _index.DisposeAsync().ConfigureAwait(false);
        await _guard.DisposeAsync().ConfigureAwait(false);
        _changing.Dispose();
    }

    private static FileStream Guard(string folder)
    {
        try
        {
            return new(Path.Combine(folder, ".open"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error)
        {
            throw new IOException($"{folder} is open in another program. Stop that one, or give this one another data folder.", error);
        }
    }

    private async Task ChangeAsync(string bucket, Func<KnownBucket, KnownBucket> change, Func<Task> store, CancellationToken cancellationToken)
    {
        await _changing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var known = Find(bucket);
            await store().ConfigureAwait(false);
            _buckets[bucket] = change(known);
        }
        finally
        {
            _changing.Release();
        }
    }

    private KnownBucket Find(string name) => _buckets.TryGetValue(name, out var known) ? known : throw S3Errors.NoSuchBucket(name);

    // HTTP tells times to the second; so do conditions, listings and ours.
    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeSeconds(_time.GetUtcNow().ToUnixTimeSeconds());
}
