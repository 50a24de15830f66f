using Amazon.S3.Model;
using Amazon.S3.Transfer;
using Usher.Contracts;

namespace Usher.Api.Tests.S3;

public sealed class UploadOperationsTests(S3Server server) : S3Tests(server)
{
    private const int MinPartSize = 5 << 20;

    [Fact, AwsSource("AWS SDK for .NET, TransferUtility")]
    public async Task The_SDKs_transfer_utility_uploads_and_downloads()
    {
        var bucket = await Server.GivenBucketAsync();
        var bytes = new byte[(17 << 20) + 1];
        new Random(2).NextBytes(bytes);
        using var transfer = new TransferUtility(Root);
        await transfer.UploadAsync(new TransferUtilityUploadRequest { BucketName = bucket, Key = "key", InputStream = new MemoryStream(bytes), PartSize = MinPartSize }, Stop);

        using var response = await Root.GetObjectAsync(bucket, "key", Stop);
        using var read = new MemoryStream();
        await response.ResponseStream.CopyToAsync(read, Stop);
        Assert.True(bytes.AsSpan().SequenceEqual(read.GetBuffer().AsSpan(0, (int)read.Length)));
        Assert.EndsWith("-4\"", response.ETag, StringComparison.Ordinal);
    }

    [Theory, AwsSource("S3 User Guide, Checking object integrity: composite and full-object checksums")]
    [InlineData("CRC32", "COMPOSITE")]
    [InlineData("CRC32C", "FULL_OBJECT")]
    [InlineData("CRC64NVME", "FULL_OBJECT")]
    [InlineData("SHA256", "COMPOSITE")]
    public async Task A_checksum_is_made_of_the_parts(string algorithm, string type)
    {
        var bucket = await Server.GivenBucketAsync();
        var upload = await Root.InitiateMultipartUploadAsync(
            new InitiateMultipartUploadRequest { BucketName = bucket, Key = "key", ChecksumAlgorithm = new(algorithm), ChecksumType = new(type) }, Stop);
        var part = await Root.UploadPartAsync(
            new() { BucketName = bucket, Key = "key", UploadId = upload.UploadId, PartNumber = 1, InputStream = new MemoryStream([1, 2, 3]), ChecksumAlgorithm = new(algorithm) }, Stop);
        var complete = new CompleteMultipartUploadRequest { BucketName = bucket, Key = "key", UploadId = upload.UploadId, ChecksumType = new(type) };
        complete.PartETags =
        [
            new(1, part.ETag)
            {
                ChecksumCRC32 = part.ChecksumCRC32,
                ChecksumCRC32C = part.ChecksumCRC32C,
                ChecksumCRC64NVME = part.ChecksumCRC64NVME,
                ChecksumSHA256 = part.ChecksumSHA256,
            },
        ];
        var response = await Root.CompleteMultipartUploadAsync(complete, Stop);

        Assert.Equal(type, response.ChecksumType.Value);
        var told = algorithm switch { "CRC32" => response.ChecksumCRC32, "CRC32C" => response.ChecksumCRC32C, "CRC64NVME" => response.ChecksumCRC64NVME, _ => response.ChecksumSHA256 };
        Assert.Equal(type == "COMPOSITE", told.EndsWith("-1", StringComparison.Ordinal));
    }

    [Fact, AwsSource("S3 API Reference, UploadPartCopy, ListParts, ListMultipartUploads, AbortMultipartUpload")]
    public async Task Parts_are_copied_listed_and_dropped()
    {
        var bucket = await Server.GivenBucketAsync();
        await PutAsync(bucket, "source", "0123456789");
        var upload = await Root.InitiateMultipartUploadAsync(bucket, "key", Stop);
        await Root.CopyPartAsync(
            new() { SourceBucket = bucket, SourceKey = "source", DestinationBucket = bucket, DestinationKey = "key", UploadId = upload.UploadId, PartNumber = 1, FirstByte = 2, LastByte = 4 }, Stop);

        Assert.Equal(3, Assert.Single((await Root.ListPartsAsync(bucket, "key", upload.UploadId, Stop)).Parts).Size);
        Assert.Equal(upload.UploadId, Assert.Single((await Root.ListMultipartUploadsAsync(bucket, Stop)).MultipartUploads).UploadId);

        await Root.AbortMultipartUploadAsync(bucket, "key", upload.UploadId, Stop);
        await Refused("NoSuchUpload", () => Root.ListPartsAsync(bucket, "key", upload.UploadId, Stop));
    }

    [Fact, AwsSource("S3 API Reference, CompleteMultipartUpload, Errors")]
    public async Task Parts_that_do_not_fit_are_refused()
    {
        var bucket = await Server.GivenBucketAsync();
        var upload = await Root.InitiateMultipartUploadAsync(bucket, "key", Stop);
        var parts = new List<PartETag>();
        for (var number = 1; number <= 2; number++)
        {
            var part = await Root.UploadPartAsync(new() { BucketName = bucket, Key = "key", UploadId = upload.UploadId, PartNumber = number, InputStream = new MemoryStream([1]) }, Stop);
            parts.Add(new(number, part.ETag));
        }

        await Refused("EntityTooSmall", () => CompleteAsync(parts));
        await Refused("InvalidPart", () => CompleteAsync([new(7, parts[0].ETag)]));

        Task CompleteAsync(List<PartETag> etags) => Root.CompleteMultipartUploadAsync(new() { BucketName = bucket, Key = "key", UploadId = upload.UploadId, PartETags = etags }, Stop);
    }

    [Fact, AwsSource("S3 API Reference, GetObject: partNumber")]
    public async Task One_part_can_be_read()
    {
        var bucket = await Server.GivenBucketAsync();
        using var transfer = new TransferUtility(Root);
        await transfer.UploadAsync(new TransferUtilityUploadRequest { BucketName = bucket, Key = "key", InputStream = new MemoryStream(new byte[(4 * MinPartSize) + 10]), PartSize = MinPartSize }, Stop);

        using var response = await Root.GetObjectAsync(new GetObjectRequest { BucketName = bucket, Key = "key", PartNumber = 5 }, Stop);
        Assert.Equal((10, 5), (response.ContentLength, response.PartsCount));
    }
}
