using System.Collections.Concurrent;
using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Usher.Access.Policies;
using Usher.Buckets.Errors;
using Usher.Buckets.Naming;
using Usher.Buckets.Policies;
using Usher.Wire.Errors;
using Usher.Wire.S3.Cors;

namespace Usher.Buckets.Remote;

/// <summary>Buckets in a remote S3. It stores every object, policy and tag; this server only caches facts about buckets for a few seconds.</summary>
/// <remarks>
/// Other clients may change the remote S3, so only facts that may be some seconds old are cached. This server authorizes its own callers, and the remote S3 authorizes this server's key. A bucket's
/// policy is stored remotely and both sides apply it. What an S3 does not report is unknown here: the properties that an upload was created with, and the parts of most objects until one is read by its number.
/// </remarks>
public sealed partial class RemoteBuckets : IBuckets, IDisposable
{
    // Every request needs its bucket's policy; without the cache each would make two remote requests.
    private static readonly TimeSpan CacheLifetime = TimeSpan.FromSeconds(5);

    private readonly IAmazonS3 _client;
    private readonly RemoteCalls _calls;
    private readonly string _account;
    private readonly string _region;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, Memory<Bucket>> _buckets = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Memory<NamedPolicy?>> _policies = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Memory<CorsConfiguration?>> _cors = new(StringComparer.Ordinal);

    /// <summary>Serves the buckets that a client reaches.</summary>
    /// <param name="client">The client. It is disposed with this.</param>
    /// <param name="account">Twelve digits: whom the buckets belong to, as far as callers here are told.</param>
    /// <param name="region">The region of buckets for which the remote S3 reports none.</param>
    /// <param name="time">Ends what is remembered.</param>
    public RemoteBuckets(IAmazonS3 client, string account, string region, TimeProvider time)
    {
        (_client, _account, _region, _time) = (client, account, region, time);
        _calls = new(client);
    }

    /// <summary>Connects to an S3.</summary>
    /// <param name="address">The endpoint, such as https://s3.eu-west-1.amazonaws.com or that of another server.</param>
    /// <param name="credentials">This server's credentials at the remote S3; null to find them as every AWS client does (environment, files).</param>
    /// <param name="account">Twelve digits: whom the buckets belong to, as far as callers here are told.</param>
    /// <param name="region">The region to sign for.</param>
    /// <param name="time">Ends what is remembered.</param>
    public static RemoteBuckets Connect(Uri address, AWSCredentials? credentials, string account, string region, TimeProvider time)
    {
        var config = new AmazonS3Config
        {
            ServiceURL = address.ToString(),
            AuthenticationRegion = region,
            ForcePathStyle = true,
            // A caller's checksum is passed on; without one, the remote S3 computes it.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
            HttpClientFactory = new Utf8HttpClients(),
        };
        return new(credentials is null ? new RemoteClient(config) : new RemoteClient(credentials, config), account, region, time);
    }

    /// <inheritdoc/>
    public async Task<Bucket> CreateBucketAsync(string name, string account, string region, CancellationToken cancellationToken)
    {
        BucketNames.Check(name);
        // Creating a bucket again is an error in some regions of S3 only; here it always is.
        if ((await ListBucketsAsync(cancellationToken).ConfigureAwait(false)).Any(bucket => bucket.Name == name))
            throw S3Errors.BucketAlreadyOwnedByYou(name);
        var request = new PutBucketRequest { BucketName = name, UseClientRegion = false, BucketRegionName = region == "us-east-1" ? null : region };
        await _calls.AskAsync(s3 => s3.PutBucketAsync(request, cancellationToken)).ConfigureAwait(false);
        Forget(name);
        return await GetBucketAsync(name, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<Bucket> GetBucketAsync(string name, CancellationToken cancellationToken)
    {
        if (_buckets.TryGetValue(name, out var known) && known.Until > _time.GetUtcNow())
            return known.Value;
        foreach (var bucket in await ListBucketsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (bucket.Name == name)
                return bucket;
        }

        throw S3Errors.NoSuchBucket(name);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Bucket>> ListBucketsAsync(CancellationToken cancellationToken)
    {
        var buckets = new List<Bucket>();
        var request = new ListBucketsRequest();
        do
        {
            var answer = await _calls.AskAsync(s3 => s3.ListBucketsAsync(request, cancellationToken)).ConfigureAwait(false);
            buckets.AddRange((answer.Buckets ?? []).Select(Bucket));
            request.ContinuationToken = answer.ContinuationToken;
        }
        while (!string.IsNullOrEmpty(request.ContinuationToken));

        foreach (var bucket in buckets)
            _buckets[bucket.Name] = new(bucket, _time.GetUtcNow() + CacheLifetime);
        return [.. buckets.OrderBy(bucket => bucket.Name, StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public async Task DeleteBucketAsync(string name, CancellationToken cancellationToken)
    {
        await _calls.AskAsync(s3 => s3.DeleteBucketAsync(new DeleteBucketRequest { BucketName = name }, cancellationToken)).ConfigureAwait(false);
        Forget(name);
    }

    /// <inheritdoc/>
    public async ValueTask<NamedPolicy?> FindPolicyAsync(string bucket, CancellationToken cancellationToken)
    {
        if (_policies.TryGetValue(bucket, out var known) && known.Until > _time.GetUtcNow())
            return known.Value;

        var text = await PolicyTextAsync(bucket, cancellationToken).ConfigureAwait(false);
        var policy = string.IsNullOrEmpty(text) ? null : BucketPolicies.Reread(bucket, text);
        _policies[bucket] = new(policy, _time.GetUtcNow() + CacheLifetime);
        return policy;
    }

    /// <inheritdoc/>
    public async Task PutPolicyAsync(string bucket, string policy, CancellationToken cancellationToken)
    {
        BucketPolicies.Parse(bucket, policy);
        await _calls.AskAsync(s3 => s3.PutBucketPolicyAsync(new PutBucketPolicyRequest { BucketName = bucket, Policy = policy }, cancellationToken)).ConfigureAwait(false);
        _policies.TryRemove(bucket, out _);
    }

    /// <inheritdoc/>
    public async Task DeletePolicyAsync(string bucket, CancellationToken cancellationToken)
    {
        await _calls.AskAsync(s3 => s3.DeleteBucketPolicyAsync(new DeleteBucketPolicyRequest { BucketName = bucket }, cancellationToken)).ConfigureAwait(false);
        _policies.TryRemove(bucket, out _);
    }

    /// <inheritdoc/>
    public async ValueTask<CorsConfiguration?> FindCorsAsync(string bucket, CancellationToken cancellationToken)
    {
        if (_cors.TryGetValue(bucket, out var known) && known.Until > _time.GetUtcNow())
            return known.Value;

        await GetBucketAsync(bucket, cancellationToken).ConfigureAwait(false);
        CorsConfiguration? rules = null;
        try
        {
            rules = SdkCors.Read((await _calls.AskAsync(s3 => s3.GetCORSConfigurationAsync(new GetCORSConfigurationRequest { BucketName = bucket }, cancellationToken)).ConfigureAwait(false)).Configuration);
        }
        catch (AwsException error) when (error.Code is "NoSuchCORSConfiguration")
        {
            // The bucket has none.
        }

        _cors[bucket] = new(rules, _time.GetUtcNow() + CacheLifetime);
        return rules;
    }

    /// <inheritdoc/>
    public async Task PutCorsAsync(string bucket, CorsConfiguration? rules, CancellationToken cancellationToken)
    {
        if (rules is null)
            await _calls.AskAsync(s3 => s3.DeleteCORSConfigurationAsync(new DeleteCORSConfigurationRequest { BucketName = bucket }, cancellationToken)).ConfigureAwait(false);
        else
            await _calls.AskAsync(s3 => s3.PutCORSConfigurationAsync(new PutCORSConfigurationRequest { BucketName = bucket, Configuration = SdkCors.Write(rules) }, cancellationToken)).ConfigureAwait(false);
        _cors.TryRemove(bucket, out _);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyDictionary<string, string>> GetBucketTagsAsync(string bucket, CancellationToken cancellationToken)
    {
        await GetBucketAsync(bucket, cancellationToken).ConfigureAwait(false);
        try
        {
            var answer = await _calls.AskAsync(s3 => s3.GetBucketTaggingAsync(new GetBucketTaggingRequest { BucketName = bucket }, cancellationToken)).ConfigureAwait(false);
            return SdkProperties.Tags(answer.TagSet);
        }
        catch (AwsException error) when (error.Code is "NoSuchTagSet")
        {
            return new Dictionary<string, string>();
        }
    }

    /// <inheritdoc/>
    public async Task PutBucketTagsAsync(string bucket, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken)
    {
        if (tags.Count == 0)
            await _calls.AskAsync(s3 => s3.DeleteBucketTaggingAsync(new DeleteBucketTaggingRequest { BucketName = bucket }, cancellationToken)).ConfigureAwait(false);
        else
            await _calls.AskAsync(s3 => s3.PutBucketTaggingAsync(new PutBucketTaggingRequest { BucketName = bucket, TagSet = SdkProperties.Tags(tags) }, cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task<string?> PolicyTextAsync(string bucket, CancellationToken cancellationToken)
    {
        await GetBucketAsync(bucket, cancellationToken).ConfigureAwait(false);
        try
        {
            // The SDK does not throw for a 404 here: it returns the XML of the error as the policy.
            var answer = await _calls.AskAsync(s3 => s3.GetBucketPolicyAsync(new GetBucketPolicyRequest { BucketName = bucket }, cancellationToken)).ConfigureAwait(false);
            return answer.HttpStatusCode is HttpStatusCode.NotFound ? null : answer.Policy;
        }
        catch (AwsException error) when (error.Code is "NoSuchBucketPolicy")
        {
            return null;
        }
    }

    private Bucket Bucket(S3Bucket bucket) =>
        new(bucket.BucketName, _account, string.IsNullOrEmpty(bucket.BucketRegion) ? _region : bucket.BucketRegion, ToTheSecond(bucket.CreationDate));

    private static DateTimeOffset ToTheSecond(DateTime? time)
    {
        var utc = new DateTimeOffset(DateTime.SpecifyKind(time ?? DateTime.UnixEpoch, (time?.Kind ?? DateTimeKind.Utc) is DateTimeKind.Local ? DateTimeKind.Local : DateTimeKind.Utc));
        return DateTimeOffset.FromUnixTimeSeconds(utc.ToUnixTimeSeconds());
    }

    private void Forget(string bucket)
    {
        _buckets.TryRemove(bucket, out _);
        _policies.TryRemove(bucket, out _);
        _cors.TryRemove(bucket, out _);
    }

    private readonly record struct Memory<T>(T Value, DateTimeOffset Until);
}
