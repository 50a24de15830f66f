using Amazon.S3.Model;
using Usher.Buckets.Checksums;
using Usher.Buckets.Errors;
using Usher.Buckets.Naming;
using Usher.Buckets.Objects;
using Usher.Buckets.Uploads;
using Usher.Wire.Errors;

namespace Usher.Buckets.Remote;

public sealed partial class RemoteBuckets
{
    /// <inheritdoc/>
    public async Task<Upload> CreateUploadAsync(ObjectAddress address, NewUpload facts, CancellationToken cancellationToken)
    {
        ObjectKeys.Check(address.Key);
        var request = new InitiateMultipartUploadRequest
        {
            BucketName = address.Bucket,
            Key = address.Key,
            StorageClass = SdkProperties.StorageClass(facts.Properties.StorageClass),
            WebsiteRedirectLocation = facts.Properties.WebsiteRedirectLocation,
            TagSet = SdkProperties.Tags(facts.Tags),
        };
        if (facts.Algorithm is { } algorithm)
        {
            request.ChecksumAlgorithm = Amazon.S3.ChecksumAlgorithm.FindValue(ChecksumRules.NameOf(algorithm));
            request.ChecksumType = Amazon.S3.ChecksumType.FindValue(ChecksumRules.NameOf(facts.ChecksumType));
        }

        SdkProperties.Write(facts.Properties, request.Headers, request.Metadata);
        var answer = await WriteAsync(address, s3 => s3.InitiateMultipartUploadAsync(request, cancellationToken)).ConfigureAwait(false);
        return new() { UploadId = answer.UploadId, Key = address.Key, Initiated = Now(), Facts = facts };
    }

    // Of the properties that an upload was created with, S3 reports only the checksum.
    private async Task<Upload> FindUploadAsync(UploadAddress address, CancellationToken cancellationToken)
    {
        var query = new UploadQuery { Prefix = address.Object.Key };
        while (true)
        {
            var page = await ListUploadsAsync(address.Object.Bucket, query, cancellationToken).ConfigureAwait(false);
            if (page.Items.FirstOrDefault(upload => upload.Key == address.Object.Key && upload.UploadId == address.UploadId) is { } upload)
                return upload;
            if (!page.IsTruncated || page.Items is not [.., { } last] || last.Key != address.Object.Key)
                throw S3Errors.NoSuchUpload(address.UploadId);
            query = query with { AfterKey = last.Key, AfterUploadId = last.UploadId };
        }
    }

    /// <inheritdoc/>
    public async Task<Part> UploadPartAsync(UploadAddress address, int number, ContentSource content, CancellationToken cancellationToken)
    {
        PartRules.CheckNumber(number);
        await using var spooled = await SpooledContent.ReadAsync(content, cancellationToken).ConfigureAwait(false);
        var request = new UploadPartRequest
        {
            BucketName = address.Object.Bucket,
            Key = address.Object.Key,
            UploadId = address.UploadId,
            PartNumber = number,
            PartSize = spooled.File.Length,
            InputStream = spooled.File,
        };
        SdkChecksums.Set(request, spooled.Checksum);
        var answer = await WriteAsync(address, s3 => s3.UploadPartAsync(request, cancellationToken)).ConfigureAwait(false);
        return new(number, spooled.File.Length, Bare(answer.ETag), Now(), SdkChecksums.Get(answer) ?? spooled.Checksum);
    }

    /// <inheritdoc/>
    public async Task<Part> UploadPartCopyAsync(CopySource source, Objects.ByteRange? range, UploadAddress target, int number, CancellationToken cancellationToken)
    {
        PartRules.CheckNumber(number);
        var found = await DescribeAsync(source.Address, cancellationToken).ConfigureAwait(false);
        source.Conditions.CheckForCopy(found);
        var slice = PartRules.CutSource(found, range);
        var request = new CopyPartRequest
        {
            SourceBucket = source.Address.Bucket,
            SourceKey = source.Address.Key,
            DestinationBucket = target.Object.Bucket,
            DestinationKey = target.Object.Key,
            UploadId = target.UploadId,
            PartNumber = number,
            ETagToMatch = [$"\"{found.ETag}\""],
        };
        if (!slice.IsWhole)
            (request.FirstByte, request.LastByte) = (slice.Offset, slice.Offset + slice.Length - 1);
        var answer = await WriteAsync(target, s3 => s3.CopyPartAsync(request, cancellationToken)).ConfigureAwait(false);
        return new(number, slice.Length, Bare(answer.ETag), ToTheSecond(answer.LastModified), SdkChecksums.Get(answer));
    }

    /// <inheritdoc/>
    public async Task<PartListing> ListPartsAsync(UploadAddress address, int after, int limit, CancellationToken cancellationToken)
    {
        var request = new ListPartsRequest
        {
            BucketName = address.Object.Bucket,
            Key = address.Object.Key,
            UploadId = address.UploadId,
            PartNumberMarker = $"{after}",
            MaxParts = limit,
        };
        var answer = await WriteAsync(address, s3 => s3.ListPartsAsync(request, cancellationToken)).ConfigureAwait(false);
        var upload = await FindUploadAsync(address, cancellationToken).ConfigureAwait(false);
        var parts = (answer.Parts ?? []).Select(part => new Part(part.PartNumber ?? 0, part.Size ?? 0, Bare(part.ETag), ToTheSecond(part.LastModified), SdkChecksums.Get(part)));
        return new(upload, [.. parts], answer.IsTruncated is true);
    }

    /// <inheritdoc/>
    public async Task<Listing<Upload>> ListUploadsAsync(string bucket, UploadQuery query, CancellationToken cancellationToken)
    {
        var request = new ListMultipartUploadsRequest
        {
            BucketName = bucket,
            Prefix = query.Prefix,
            Delimiter = query.Delimiter.Length > 0 ? query.Delimiter : null,
            KeyMarker = query.AfterKey.Length > 0 ? query.AfterKey : null,
            UploadIdMarker = query.AfterUploadId.Length > 0 ? query.AfterUploadId : null,
            MaxUploads = query.Limit,
            Encoding = Amazon.S3.EncodingType.Url,
        };
        var answer = await _calls.AskAsync(s3 => s3.ListMultipartUploadsAsync(request, cancellationToken)).ConfigureAwait(false);
        var items = (answer.MultipartUploads ?? []).Select(Begun).ToArray();
        var prefixes = (answer.CommonPrefixes ?? []).Select(Decode).ToArray();
        return new(items, prefixes, answer.IsTruncated is true, Utf8Order.Last(items.LastOrDefault()?.Key, prefixes.LastOrDefault()));
    }

    /// <inheritdoc/>
    public async Task<ObjectInfo> CompleteUploadAsync(UploadAddress address, Completion completion, CancellationToken cancellationToken)
    {
        if (completion.Parts.Count == 0)
            throw S3Errors.MalformedXml("at least one part must be named.");
        // The SDK would sort the parts, and hide from the caller that they were out of order.
        if (completion.Parts.Zip(completion.Parts.Skip(1)).Any(pair => pair.Second.Number <= pair.First.Number))
            throw S3Errors.InvalidPartOrder(address.UploadId);
        var request = new CompleteMultipartUploadRequest
        {
            BucketName = address.Object.Bucket,
            Key = address.Object.Key,
            UploadId = address.UploadId,
            PartETags = [.. completion.Parts.Select(Named)],
            MpuObjectSize = completion.Size,
            IfMatch = completion.Condition.IfMatch,
            IfNoneMatch = completion.Condition.IfAbsent ? "*" : null,
        };
        SdkChecksums.Set(request, completion.Checksum);
        await WriteAsync(address, s3 => s3.CompleteMultipartUploadAsync(request, cancellationToken)).ConfigureAwait(false);
        return await DescribeAsync(address.Object, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task AbortUploadAsync(UploadAddress address, CancellationToken cancellationToken) => WriteAsync(
        address,
        s3 => s3.AbortMultipartUploadAsync(new AbortMultipartUploadRequest { BucketName = address.Object.Bucket, Key = address.Object.Key, UploadId = address.UploadId }, cancellationToken));

    private static Upload Begun(MultipartUpload upload) => new()
    {
        UploadId = upload.UploadId,
        Key = Decode(upload.Key),
        Initiated = ToTheSecond(upload.Initiated),
        Facts = new()
        {
            Algorithm = SdkChecksums.AlgorithmOf(upload.ChecksumAlgorithm?.Value),
            ChecksumType = SdkChecksums.TypeOf(upload.ChecksumType),
            Properties = new() { StorageClass = upload.StorageClass is null || upload.StorageClass == Amazon.S3.S3StorageClass.Standard ? null : upload.StorageClass.Value },
            Initiator = upload.Initiator?.Id ?? "",
        },
    };

    private static PartETag Named(CompletedPart part)
    {
        var named = new PartETag { PartNumber = part.Number, ETag = part.ETag };
        SdkChecksums.Set(named, part.Checksum);
        return named;
    }

    private async Task<T> WriteAsync<T>(UploadAddress address, Func<Amazon.S3.IAmazonS3, Task<T>> call)
    {
        try
        {
            return await WriteAsync(address.Object, call).ConfigureAwait(false);
        }
        catch (AwsException error) when (error.Code is "NoSuchUpload")
        {
            throw S3Errors.NoSuchUpload(address.UploadId);
        }
    }
}
