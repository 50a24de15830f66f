using Usher.Buckets;
using Usher.Buckets.Checksums;
using Usher.Buckets.Objects;
using Usher.Buckets.Uploads;
using Usher.Wire.S3;

namespace Usher.Api.S3;

/// <summary>Listings of a bucket.</summary>
internal sealed class ListOperations(IBuckets buckets)
{
    private const int MaxPageSize = 1000;

    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjects.html</remarks>
    public async Task ListAsync(S3Request request, CancellationToken cancellationToken)
    {
        var encoding = ListEncoding.Read(request);
        var query = Query(request) with { After = request.Query("marker") ?? "" };
        var page = await buckets.ListObjectsAsync(request.Bucket, query, cancellationToken);
        var owner = Owners.Of(request.Scope.Bucket.Account);
        var result = Result(request, encoding, query, page, owner) with
        {
            Marker = encoding.Write(query.After),
            // Without a delimiter the last key serves as well, and S3 leaves it at that.
            NextMarker = page.IsTruncated && query.Delimiter.Length > 0 ? encoding.Write(page.Last) : null,
        };
        await Answers.WriteXmlAsync(request, result.ToXml(), cancellationToken);
    }

    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html</remarks>
    public async Task ListV2Async(S3Request request, CancellationToken cancellationToken)
    {
        var encoding = ListEncoding.Read(request);
        var token = request.Query("continuation-token");
        var start = request.Query("start-after");
        var query = Query(request) with { After = Tokens.Read(token) is { Length: > 0 } after ? after : start ?? "" };
        var page = await buckets.ListObjectsAsync(request.Bucket, query, cancellationToken);
        var owner = request.Query("fetch-owner") == "true" ? Owners.Of(request.Scope.Bucket.Account) : null;
        var result = Result(request, encoding, query, page, owner) with
        {
            KeyCount = page.Items.Count + page.CommonPrefixes.Count,
            StartAfter = encoding.Write(start),
            ContinuationToken = token,
            NextContinuationToken = page.IsTruncated ? Tokens.Write(page.Last!) : null,
        };
        await Answers.WriteXmlAsync(request, result.ToXml(), cancellationToken);
    }

    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListMultipartUploads.html</remarks>
    public async Task ListUploadsAsync(S3Request request, CancellationToken cancellationToken)
    {
        var encoding = ListEncoding.Read(request);
        var query = new UploadQuery
        {
            Prefix = request.Query("prefix") ?? "",
            Delimiter = request.Query("delimiter") ?? "",
            AfterKey = request.Query("key-marker") ?? "",
            AfterUploadId = request.Query("upload-id-marker") ?? "",
            Limit = Math.Min(request.Number("max-uploads", 0) ?? MaxPageSize, MaxPageSize),
        };
        var page = await buckets.ListUploadsAsync(request.Bucket, query, cancellationToken);
        var account = request.Scope.Bucket.Account;
        var result = new ListMultipartUploadsResult
        {
            Bucket = request.Bucket,
            KeyMarker = encoding.Write(query.AfterKey),
            UploadIdMarker = query.AfterUploadId,
            NextKeyMarker = page.IsTruncated ? encoding.Write(page.Last) : null,
            NextUploadIdMarker = page.IsTruncated && page.Items.Count > 0 && page.Items[^1].Key == page.Last ? page.Items[^1].UploadId : null,
            Prefix = encoding.Write(query.Prefix),
            Delimiter = query.Delimiter.Length == 0 ? null : encoding.Write(query.Delimiter),
            EncodingType = encoding.Name,
            MaxUploads = query.Limit,
            IsTruncated = page.IsTruncated,
            Owner = Owners.Of(account),
            Uploads = [.. page.Items.Select(upload => Listed(upload, encoding, account))],
            CommonPrefixes = [.. page.CommonPrefixes.Select(prefix => encoding.Write(prefix))],
        };
        await Answers.WriteXmlAsync(request, result.ToXml(), cancellationToken);
    }

    private static ListQuery Query(S3Request request) => new()
    {
        Prefix = request.Query("prefix") ?? "",
        Delimiter = request.Query("delimiter") ?? "",
        Limit = Math.Min(request.Number("max-keys", 0) ?? MaxPageSize, MaxPageSize),
    };

    private static ListBucketResult Result(S3Request request, ListEncoding encoding, ListQuery query, Listing<ListedObject> page, S3Owner? owner) => new()
    {
        Name = request.Bucket,
        Prefix = encoding.Write(query.Prefix),
        Delimiter = query.Delimiter.Length == 0 ? null : encoding.Write(query.Delimiter),
        MaxKeys = query.Limit,
        EncodingType = encoding.Name,
        IsTruncated = page.IsTruncated,
        Contents = [.. page.Items.Select(item => Listed(item, encoding, owner))],
        CommonPrefixes = [.. page.CommonPrefixes.Select(prefix => encoding.Write(prefix))],
    };

    private static ListedContents Listed(ListedObject item, ListEncoding encoding, S3Owner? owner) => new(
        encoding.Write(item.Key),
        item.LastModified,
        item.ETag,
        item.Size,
        item.StorageClass,
        item.ChecksumAlgorithm is { } algorithm ? ChecksumRules.NameOf(algorithm) : null,
        item.ChecksumAlgorithm is null ? null : ChecksumRules.NameOf(item.ChecksumType),
        owner);

    private static ListedUpload Listed(Upload upload, ListEncoding encoding, string account) => new(
        encoding.Write(upload.Key),
        upload.UploadId,
        Owners.Initiator(upload.Facts.Initiator, account),
        upload.Facts.Properties.StorageClass ?? "STANDARD",
        upload.Initiated,
        upload.Facts.Algorithm is { } algorithm ? ChecksumRules.NameOf(algorithm) : null,
        upload.Facts.Algorithm is null ? null : ChecksumRules.NameOf(upload.Facts.ChecksumType));
}
