using Usher.Api.Calls;
using Usher.Buckets;
using Usher.Buckets.Checksums;
using Usher.Buckets.Uploads;
using Usher.Wire.S3;

namespace Usher.Api.S3;

/// <summary>Multipart uploads from beginning to end.</summary>
internal sealed class UploadOperations(IBuckets buckets)
{
    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateMultipartUpload.html</remarks>
    public async Task CreateAsync(S3Request request, CancellationToken cancellationToken)
    {
        var algorithm = ChecksumHeaders.Wanted(request);
        var facts = new NewUpload
        {
            Properties = ObjectHeaders.Read(request),
            Tags = WriteOperations.Tags(request),
            Algorithm = algorithm,
            ChecksumType = ChecksumRules.TypeOf(algorithm, request.Header("x-amz-checksum-type")),
            Initiator = request.Call.Caller.Arn,
        };
        var upload = await buckets.CreateUploadAsync(request.Address, facts, cancellationToken);
        if (algorithm is { } known)
        {
            request.Answer["x-amz-checksum-algorithm"] = ChecksumRules.NameOf(known);
            request.Answer["x-amz-checksum-type"] = ChecksumRules.NameOf(facts.ChecksumType);
        }

        await Answers.WriteXmlAsync(request, new InitiateMultipartUploadResult(request.Bucket, request.Key, upload.UploadId).ToXml(), cancellationToken);
    }

    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html</remarks>
    public async Task CompleteAsync(S3Request request, CancellationToken cancellationToken)
    {
        // The checksum in the headers is the object's.
        using var document = await Bodies.DocumentAsync(request, cancellationToken, hasOwnChecksum: false);
        var named = CompleteMultipartUploadRequest.Read(await S3Xml.ReadAsync(document, CompleteMultipartUploadRequest.Root, cancellationToken));
        var completion = new Completion
        {
            Parts = [.. named.Parts.Select(part => new CompletedPart(part.Number, part.ETag, ToChecksum(part.Checksum)))],
            Checksum = ChecksumHeaders.ReadWhole(request),
            Size = Bodies.Size(request, "x-amz-mp-object-size"),
            Condition = ObjectHeaders.Condition(request),
        };
        var info = await buckets.CompleteUploadAsync(request.Upload, completion, cancellationToken);
        var location = RequestHost.AddressOf(request.Http, request.Bucket, Uri.EscapeDataString(request.Key));
        var checksum = ChecksumHeaders.ToXml(info.Checksum);
        var type = checksum is null ? null : ChecksumRules.NameOf(info.ChecksumType);
        await Answers.WriteXmlAsync(request, new CompleteMultipartUploadResult(location, request.Bucket, request.Key, info.ETag, checksum, type).ToXml(), cancellationToken);
    }

    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_AbortMultipartUpload.html</remarks>
    public async Task AbortAsync(S3Request request, CancellationToken cancellationToken)
    {
        await buckets.AbortUploadAsync(request.Upload, cancellationToken);
        await Answers.NoContent(request);
    }

    private static Checksum? ToChecksum(S3Checksum? checksum) => checksum is null ? null : new(ChecksumRules.Parse(checksum.Algorithm), checksum.Value);
}
