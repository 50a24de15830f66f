using Usher.Buckets;
using Usher.Buckets.Checksums;
using Usher.Buckets.Errors;
using Usher.Buckets.Uploads;
using Usher.Wire.S3;

namespace Usher.Api.S3;

/// <summary>The parts of multipart uploads.</summary>
internal sealed class PartOperations(IBuckets buckets)
{
    private const int MaxPageSize = 1000;

    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPart.html</remarks>
    public async Task UploadAsync(S3Request request, CancellationToken cancellationToken)
    {
        ObjectHeaders.RefuseUnbuilt(request);
        var part = await buckets.UploadPartAsync(request.Upload, Number(request), Bodies.Content(request), cancellationToken);
        request.Answer.ETag = $"\"{part.ETag}\"";
        ChecksumHeaders.Write(request, part.Checksum, null);
        request.Http.Response.ContentLength = 0;
    }

    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListParts.html</remarks>
    public async Task ListAsync(S3Request request, CancellationToken cancellationToken)
    {
        var encoding = ListEncoding.Read(request);
        var marker = request.Number("part-number-marker", 0) ?? 0;
        var max = Math.Min(request.Number("max-parts", 0) ?? MaxPageSize, MaxPageSize);
        var page = await buckets.ListPartsAsync(request.Upload, marker, max, cancellationToken);
        var facts = page.Upload.Facts;
        var account = request.Scope.Bucket.Account;
        var result = new ListPartsResult
        {
            Bucket = request.Bucket,
            Key = encoding.Write(request.Key),
            UploadId = page.Upload.UploadId,
            Initiator = Owners.Initiator(facts.Initiator, account),
            Owner = Owners.Of(account),
            StorageClass = facts.Properties.StorageClass ?? "STANDARD",
            PartNumberMarker = marker,
            NextPartNumberMarker = page.Parts.Count == 0 ? marker : page.Parts[^1].Number,
            MaxParts = max,
            IsTruncated = page.IsTruncated,
            ChecksumAlgorithm = facts.Algorithm is { } algorithm ? ChecksumRules.NameOf(algorithm) : null,
            ChecksumType = facts.Algorithm is null ? null : ChecksumRules.NameOf(facts.ChecksumType),
            Parts = [.. page.Parts.Select(part => new ListedPart(part.Number, part.LastModified, part.ETag, part.Size, ChecksumHeaders.ToXml(part.Checksum)))],
        };
        await Answers.WriteXmlAsync(request, result.ToXml(), cancellationToken);
    }

    public static int Number(S3Request request) =>
        request.Number("partNumber", 1, PartRules.MaxParts)
        ?? throw S3Errors.InvalidArgument("partNumber", null, $"A part needs its number: partNumber, from 1 to {PartRules.MaxParts}.");
}
