using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Amazon.S3;
using Amazon.S3.Model;
using Usher.Buckets.Checksums;
using Usher.Buckets.Errors;
using Usher.Buckets.Naming;
using Usher.Buckets.Objects;
using Usher.Wire.Errors;

namespace Usher.Buckets.Remote;

public sealed partial class RemoteBuckets
{
    private const int MaxKeysPerRequest = 1_000;

    /// <inheritdoc/>
    public async Task<ObjectInfo> PutObjectAsync(ObjectAddress address, NewObject facts, ContentSource content, CancellationToken cancellationToken)
    {
        ObjectKeys.Check(address.Key);
        await GetBucketAsync(address.Bucket, cancellationToken).ConfigureAwait(false);
        await using var spooled = await SpooledContent.ReadAsync(content, cancellationToken).ConfigureAwait(false);
        var request = new PutObjectRequest
        {
            BucketName = address.Bucket,
            Key = address.Key,
            InputStream = spooled.File,
            AutoCloseStream = false,
            IfMatch = facts.Condition.IfMatch,
            IfNoneMatch = facts.Condition.IfAbsent ? "*" : null,
            StorageClass = SdkProperties.StorageClass(facts.Properties.StorageClass),
            WebsiteRedirectLocation = facts.Properties.WebsiteRedirectLocation,
            TagSet = SdkProperties.Tags(facts.Tags),
        };
        SdkProperties.Write(facts.Properties, request.Headers, request.Metadata);
        SdkChecksums.Set(request, spooled.Checksum);
        var answer = await WriteAsync(address, s3 => s3.PutObjectAsync(request, cancellationToken)).ConfigureAwait(false);
        return new()
        {
            Key = address.Key,
            Size = spooled.File.Length,
            ETag = Bare(answer.ETag),
            LastModified = Now(),
            Properties = facts.Properties,
            Tags = facts.Tags,
            Checksum = SdkChecksums.Get(answer) ?? spooled.Checksum,
        };
    }

    /// <inheritdoc/>
    public async Task<ObjectInfo> HeadObjectAsync(ObjectAddress address, ReadConditions conditions, CancellationToken cancellationToken)
    {
        var info = await DescribeAsync(address, cancellationToken).ConfigureAwait(false);
        conditions.Check(info);
        return info;
    }

    /// <inheritdoc/>
    public async Task<ObjectContent> GetObjectAsync(ObjectAddress address, ReadRequest request, CancellationToken cancellationToken)
    {
        // Two requests: a HEAD, whose answer conditions, ranges and parts are checked against as for local objects, and a GET for the bytes of exactly that object.
        var info = await DescribeAsync(address, cancellationToken).ConfigureAwait(false);
        request.Conditions.Check(info);
        var slice = request.PartNumber is { } number && info.ETag.Contains('-', StringComparison.Ordinal) 
            ? await PartAsync(address, info, number, cancellationToken).ConfigureAwait(false)
            : request.Cut(info);
        if (slice.Length == 0)
            return new(info, slice, Stream.Null);

        var read = new GetObjectRequest
        {
            BucketName = address.Bucket,
            Key = address.Key,
            EtagToMatch = $"\"{info.ETag}\"",
            ByteRange = slice.Length == info.Size ? null : new(slice.Offset, slice.Offset + slice.Length - 1),
        };
        try
        {
            var answer = await _calls.AskAsync(s3 => s3.GetObjectAsync(read, cancellationToken)).ConfigureAwait(false);
            return new(info, slice, answer.ResponseStream);
        }
        catch (AwsException error) when (error.Code is "PreconditionFailed" or "NoSuchKey")
        {
            // The object was replaced or deleted between the two requests: the reader gets the new object, or the error that there is none.
            return await GetObjectAsync(address, request, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async Task<ObjectInfo> CopyObjectAsync(CopySource source, ObjectAddress target, NewCopy facts, CancellationToken cancellationToken)
    {
        ObjectKeys.Check(target.Key);
        await GetBucketAsync(target.Bucket, cancellationToken).ConfigureAwait(false);
        var found = await DescribeAsync(source.Address, cancellationToken).ConfigureAwait(false);
        source.Conditions.CheckForCopy(found);
        var request = new CopyObjectRequest
        {
            SourceBucket = source.Address.Bucket,
            SourceKey = source.Address.Key,
            DestinationBucket = target.Bucket,
            DestinationKey = target.Key,
            ETagToMatch = $"\"{found.ETag}\"",
            IfMatch = facts.Condition.IfMatch,
            IfNoneMatch = facts.Condition.IfAbsent ? "*" : null,
            StorageClass = SdkProperties.StorageClass(facts.StorageClass),
            WebsiteRedirectLocation = facts.WebsiteRedirectLocation,
            MetadataDirective = facts.Properties is null ? S3MetadataDirective.COPY : S3MetadataDirective.REPLACE,
            ChecksumAlgorithm = facts.Checksum is { } algorithm ? Amazon.S3.ChecksumAlgorithm.FindValue(ChecksumRules.NameOf(algorithm)) : null,
        };
        if (facts.Tags is not null)
            (request.TaggingDirective, request.TagSet) = (TaggingDirective.REPLACE, SdkProperties.Tags(facts.Tags));
        if (facts.Properties is not null)
            SdkProperties.Write(facts.Properties, request.Headers, request.Metadata);
        await WriteAsync(target, s3 => s3.CopyObjectAsync(request, cancellationToken)).ConfigureAwait(false);
        return await DescribeAsync(target, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task DeleteObjectAsync(ObjectAddress address, WriteCondition condition, CancellationToken cancellationToken)
    {
        var request = new DeleteObjectRequest { BucketName = address.Bucket, Key = address.Key, IfMatch = condition.IfMatch };
        await WriteAsync(address, s3 => s3.DeleteObjectAsync(request, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Deletes many objects, a thousand in a request. If the remote S3 fails to delete some, the others are deleted nevertheless.</summary>
    public async Task DeleteObjectsAsync(string bucket, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        // XML cannot hold control characters, so keys that have some are deleted by a request each.
        foreach (var key in keys.Where(key => key.Any(char.IsControl)))
            await DeleteObjectAsync(new(bucket, key), default, cancellationToken).ConfigureAwait(false);
        foreach (var some in keys.Where(key => !key.Any(char.IsControl)).Chunk(MaxKeysPerRequest))
        {
            var request = new DeleteObjectsRequest { BucketName = bucket, Quiet = true, Objects = [.. some.Select(key => new KeyVersion { Key = key })] };
            await _calls.AskAsync(s3 => s3.DeleteObjectsAsync(request, cancellationToken)).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async Task<Listing<ListedObject>> ListObjectsAsync(string bucket, ListQuery query, CancellationToken cancellationToken)
    {
        // ListObjects, not ListObjectsV2: its marker skips a common prefix that is equal to it, as IObjects requires; that start-after does so is not documented.
        var request = new ListObjectsRequest
        {
            BucketName = bucket,
            Prefix = query.Prefix,
            Delimiter = query.Delimiter.Length > 0 ? query.Delimiter : null,
            Marker = query.After,
            MaxKeys = query.Limit,
            Encoding = EncodingType.Url,
        };
        var answer = await _calls.AskAsync(s3 => s3.ListObjectsAsync(request, cancellationToken)).ConfigureAwait(false);
        var items = (answer.S3Objects ?? []).Select(Listed).ToArray();
        var prefixes = (answer.CommonPrefixes ?? []).Select(Decode).ToArray();
        return new(items, prefixes, query.Limit > 0 && answer.IsTruncated is true, Utf8Order.Last(items.LastOrDefault()?.Key, prefixes.LastOrDefault()));
    }

    /// <inheritdoc/>
    public async Task PutObjectTagsAsync(ObjectAddress address, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken)
    {
        if (tags.Count == 0)
            await WriteAsync(address, s3 => s3.DeleteObjectTaggingAsync(new() { BucketName = address.Bucket, Key = address.Key }, cancellationToken)).ConfigureAwait(false);
        else
            await WriteAsync(address, s3 => s3.PutObjectTaggingAsync(new() { BucketName = address.Bucket, Key = address.Key, Tagging = new() { TagSet = SdkProperties.Tags(tags) } }, cancellationToken)).ConfigureAwait(false);
    }

    private static string Bare(string? etag) => ETags.Bare(etag).ToString();

    // Listed keys are URL-encoded, because XML cannot hold every key. The SDK requests the encoding and does not decode it.
    private static string Decode(string text) => WebUtility.UrlDecode(text);

    private static ListedObject Listed(S3Object item) => new(
        Decode(item.Key),
        item.Size ?? 0,
        Bare(item.ETag),
        ToTheSecond(item.LastModified),
        item.StorageClass?.Value ?? "STANDARD",
        item.ChecksumAlgorithm is [var algorithm, ..] ? SdkChecksums.AlgorithmOf(algorithm) : null,
        SdkChecksums.TypeOf(item.ChecksumType));

    private async Task<ObjectInfo> DescribeAsync(ObjectAddress address, CancellationToken cancellationToken)
    {
        var answer = await HeadAsync(address, cancellationToken).ConfigureAwait(false);
        var etag = Bare(answer.ETag);
        return new()
        {
            Key = address.Key,
            Size = answer.ContentLength,
            ETag = etag,
            LastModified = ToTheSecond(answer.LastModified),
            Properties = SdkProperties.Read(answer.Headers, answer.Metadata, answer.ExpiresString, answer.StorageClass, answer.WebsiteRedirectLocation),
            Tags = answer.TagsCount > 0 ? await TagsAsync(address, cancellationToken).ConfigureAwait(false) : new Dictionary<string, string>(),
            Checksum = SdkChecksums.Get(answer),
            ChecksumType = SdkChecksums.TypeOf(answer.ChecksumType),
            Parts = etag.Contains('-', StringComparison.Ordinal) ? await PartsAsync(address, cancellationToken).ConfigureAwait(false) : [],
        };
    }

    // The range of a part in an object. S3 does not list the parts of most objects, but reports the size of a part that is requested by its number.
    private async Task<Slice> PartAsync(ObjectAddress address, ObjectInfo info, int number, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await HeadAsync(address, cancellationToken, number).ConfigureAwait(false);
            var offset = ContentRangeHeaderValue.TryParse(answer.ContentRange, out var range) ? range.From ?? 0 : 0;
            return new(offset, answer.ContentLength, IsWhole: false);
        }
        catch (AwsException error) when (error.Code is "InvalidPartNumber" or "InvalidRange" or "RequestedRangeNotSatisfiable")
        {
            throw S3Errors.InvalidPartNumber(number, int.Parse(info.ETag.AsSpan(info.ETag.IndexOf('-') + 1), CultureInfo.InvariantCulture));
        }
    }

    // A HEAD has no body, so its 404 does not tell whether the bucket or the object is missing.
    private async Task<GetObjectMetadataResponse> HeadAsync(ObjectAddress address, CancellationToken cancellationToken, int? part = null)
    {
        try
        {
            var request = new GetObjectMetadataRequest { BucketName = address.Bucket, Key = address.Key, ChecksumMode = ChecksumMode.ENABLED, PartNumber = part };
            return await _calls.AskAsync(s3 => s3.GetObjectMetadataAsync(request, cancellationToken)).ConfigureAwait(false);
        }
        catch (AwsException error) when (error.Code is "NotFound" or "NoSuchKey" or "NoSuchBucket")
        {
            Forget(address.Bucket);
            await GetBucketAsync(address.Bucket, cancellationToken).ConfigureAwait(false);
            throw S3Errors.NoSuchKey(address.Key);
        }
    }

    private async Task<IReadOnlyDictionary<string, string>> TagsAsync(ObjectAddress address, CancellationToken cancellationToken)
    {
        var answer = await _calls.AskAsync(s3 => s3.GetObjectTaggingAsync(new() { BucketName = address.Bucket, Key = address.Key }, cancellationToken)).ConfigureAwait(false);
        return SdkProperties.Tags(answer.Tagging);
    }

    private async Task<IReadOnlyList<Objects.ObjectPart>> PartsAsync(ObjectAddress address, CancellationToken cancellationToken)
    {
        var parts = new List<Objects.ObjectPart>();
        var request = new GetObjectAttributesRequest { BucketName = address.Bucket, Key = address.Key, ObjectAttributes = [ObjectAttributes.ObjectParts], MaxParts = 1_000 };
        while (true)
        {
            var answer = await _calls.AskAsync(s3 => s3.GetObjectAttributesAsync(request, cancellationToken)).ConfigureAwait(false);
            parts.AddRange((answer.ObjectParts?.Parts ?? []).Select(part => new Objects.ObjectPart(part.PartNumber ?? 0, part.Size ?? 0, SdkChecksums.Get(part))));
            if (answer.ObjectParts?.IsTruncated is not true)
                return parts;
            request.PartNumberMarker = answer.ObjectParts.NextPartNumberMarker;
        }
    }

    // Gives errors of the remote S3 the bucket or key that they leave out.
    private async Task<T> WriteAsync<T>(ObjectAddress address, Func<IAmazonS3, Task<T>> call)
    {
        try
        {
            return await _calls.AskAsync(call).ConfigureAwait(false);
        }
        catch (AwsException error) when (error.Code is "PreconditionFailed")
        {
            throw S3Errors.PreconditionFailed("If-Match", address.Key);
        }
        catch (AwsException error) when (error.Code is "NotFound" or "NoSuchKey")
        {
            throw S3Errors.NoSuchKey(address.Key);
        }
        catch (AwsException error) when (error.Code is "NoSuchBucket")
        {
            Forget(address.Bucket);
            throw S3Errors.NoSuchBucket(address.Bucket);
        }
    }

    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeSeconds(_time.GetUtcNow().ToUnixTimeSeconds());
}
