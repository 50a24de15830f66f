using Usher.Api.Calls;
using Usher.Buckets;
using Usher.Buckets.Checksums;
using Usher.Buckets.Errors;
using Usher.Buckets.Objects;
using Usher.Wire.S3;

namespace Usher.Api.S3;

/// <summary>Objects and parts made of objects that are there.</summary>
internal sealed class CopyOperations(IBuckets buckets)
{
    private const string Header = "x-amz-copy-source";

    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html</remarks>
    public async Task CopyAsync(S3Request request, CancellationToken cancellationToken)
    {
        var source = await OpenSourceAsync(request, cancellationToken);
        var replacesProperties = Replaces(request, "x-amz-metadata-directive");
        var replacesTags = Replaces(request, "x-amz-tagging-directive");
        var properties = ObjectHeaders.Read(request);
        var facts = new NewCopy
        {
            Properties = replacesProperties ? properties : null,
            StorageClass = properties.StorageClass,
            WebsiteRedirectLocation = properties.WebsiteRedirectLocation,
            Tags = replacesTags ? WriteOperations.Tags(request) : null,
            Checksum = ChecksumHeaders.Wanted(request),
            Condition = ObjectHeaders.Condition(request),
        };
        if (source.Address == request.Address && !replacesProperties && !Changes(request, facts))
            throw S3Errors.InvalidRequest(
                "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.");

        var info = await buckets.CopyObjectAsync(source, request.Address, facts, cancellationToken);
        var checksum = ChecksumHeaders.ToXml(info.Checksum);
        await Answers.WriteXmlAsync(request, new CopyResult(info.ETag, info.LastModified, checksum, checksum is null ? null : ChecksumRules.NameOf(info.ChecksumType)).ToObjectXml(), cancellationToken);
    }

    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPartCopy.html</remarks>
    public async Task CopyPartAsync(S3Request request, CancellationToken cancellationToken)
    {
        var number = PartOperations.Number(request);
        var source = await OpenSourceAsync(request, cancellationToken);
        var header = request.Header(Header + "-range");
        var range = ByteRange.Parse(header);
        if (header is not null && range is not { First: not null, Last: not null })
            throw S3Errors.InvalidArgument(Header + "-range", header, "The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based offsets of the first and last bytes to copy");

        var part = await buckets.UploadPartCopyAsync(source, range, request.Upload, number, cancellationToken);
        await Answers.WriteXmlAsync(request, new CopyResult(part.ETag, part.LastModified, ChecksumHeaders.ToXml(part.Checksum), null).ToPartXml(), cancellationToken);
    }

    private async Task<CopySource> OpenSourceAsync(S3Request request, CancellationToken cancellationToken)
    {
        var address = ReadSource(request);
        var scope = await BucketScope.OpenAsync(request.Call, buckets, address.Bucket, request.Header("x-amz-source-expected-bucket-owner"), cancellationToken);
        scope.AuthorizeObject("s3:GetObject", address.Key, request.Context);
        request.ReadsFrom = scope;
        return new(address, ReadHeaders.Conditions(request, Header + "-"));
    }

    private static ObjectAddress ReadSource(S3Request request)
    {
        var header = request.Header(Header) ?? "";
        var query = header.IndexOf('?', StringComparison.Ordinal);
        var path = S3Target.Decode(query < 0 ? header : header[..query]).TrimStart('/');
        if (query >= 0 && header[(query + 1)..].StartsWith("versionId=", StringComparison.Ordinal))
            ReadHeaders.CheckVersion(header[(query + 1 + "versionId=".Length)..]);

        return path.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && slash < path.Length - 1
            ? new(path[..slash], path[(slash + 1)..])
            : throw S3Errors.InvalidArgument(Header, header, "Copy Source must mention the source bucket and key: sourcebucket/sourcekey");
    }

    private static bool Replaces(S3Request request, string directive) => request.Header(directive)?.ToUpperInvariant() switch
    {
        null or "COPY" => false,
        "REPLACE" => true,
        var other => throw S3Errors.InvalidArgument(directive, other, $"Unknown {(directive.Contains("tagging", StringComparison.Ordinal) ? "tagging" : "metadata")} directive: '{other}'; it is COPY or REPLACE."),
    };

    private static bool Changes(S3Request request, NewCopy facts) =>
        facts.StorageClass is not null || facts.WebsiteRedirectLocation is not null || facts.Tags is not null || facts.Checksum is not null
        || request.Header("x-amz-server-side-encryption") is not null || request.Header("x-amz-storage-class") is not null;
}
