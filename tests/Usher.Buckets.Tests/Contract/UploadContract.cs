using Usher.Buckets.Checksums;
using Usher.Buckets.Objects;
using Usher.Buckets.Uploads;

namespace Usher.Buckets.Tests.Contract;

public abstract class UploadContract : BucketsContract
{
    private const int MinPartSize = 5 << 20;

    [Fact]
    public async Task Parts_become_one_object_in_the_order_of_their_numbers()
    {
        var (first, second, third) = (Bytes(MinPartSize, 1), Bytes(MinPartSize + 1, 2), Bytes(3, 3));
        var upload = await BeginAsync(new() { Properties = new() { ContentType = "text/csv" } });
        var parts = new[] { await PartAsync(upload, 9, third), await PartAsync(upload, 2, second), await PartAsync(upload, 1, first) };

        var info = await CompleteAsync(upload, parts.Reverse());

        byte[] all = [.. first, .. second, .. third];
        Assert.Equal(all, await ReadAsync("key"));
        Assert.Equal($"{Md5([.. Convert.FromHexString(Md5(first)), .. Convert.FromHexString(Md5(second)), .. Convert.FromHexString(Md5(third))])}-3", info.ETag);
        Assert.Equal("text/csv", (await Buckets.HeadObjectAsync(At("key"), default, Stop)).Properties.ContentType);
        await Refused("NoSuchUpload", () => PartAsync(upload, 1, [1]));
    }

    [Fact]
    public async Task A_range_may_span_parts_and_a_part_can_be_read_by_its_number()
    {
        var (first, second) = (Bytes(MinPartSize, 1), Bytes(100, 2));
        var upload = await BeginAsync();
        await CompleteAsync(upload, [await PartAsync(upload, 1, first), await PartAsync(upload, 2, second)]);

        byte[] seam = [.. first[^10..], .. second[..10]];
        Assert.Equal(seam, await ReadAsync("key", new() { Range = new(MinPartSize - 10, MinPartSize + 9) }));
        Assert.Equal(second[90..], await ReadAsync("key", new() { Range = new(null, 10) }));
        Assert.Equal(second, await ReadAsync("key", new() { PartNumber = 2 }));
        await Refused("InvalidPartNumber", () => ReadAsync("key", new() { PartNumber = 3 }));
    }

    [Fact]
    public async Task A_reader_of_many_parts_goes_on_when_the_object_is_deleted()
    {
        var (first, second) = (Bytes(MinPartSize, 1), Bytes(1000, 2));
        var upload = await BeginAsync();
        await CompleteAsync(upload, [await PartAsync(upload, 1, first), await PartAsync(upload, 2, second)]);
        await using var content = await Buckets.GetObjectAsync(At("key"), ReadRequest.Whole, Stop);

        await Buckets.DeleteObjectAsync(At("key"), default, Stop);

        var read = new byte[MinPartSize + 1000];
        await content.Stream.ReadExactlyAsync(read, Stop);
        Assert.Equal([.. first, .. second], read);
    }

    [Fact]
    public async Task A_part_sent_again_replaces_the_first()
    {
        var upload = await BeginAsync();
        var old = await PartAsync(upload, 1, [1]);
        var part = await PartAsync(upload, 1, [2]);

        await Refused("InvalidPart", () => CompleteAsync(upload, [old]));
        await CompleteAsync(upload, [part]);
        Assert.Equal([2], await ReadAsync("key"));
    }

    [Fact]
    public async Task Parts_that_are_not_named_are_dropped()
    {
        var upload = await BeginAsync();
        var named = await PartAsync(upload, 1, [1]);
        await PartAsync(upload, 2, [2]);

        await CompleteAsync(upload, [named]);
        Assert.Equal([1], await ReadAsync("key"));
    }

    [Fact]
    public async Task Wrong_completions_are_refused_and_the_upload_stays()
    {
        var upload = await BeginAsync();
        var small = await PartAsync(upload, 1, [1]);
        var last = await PartAsync(upload, 2, [2]);

        await Refused("MalformedXML", () => CompleteAsync(upload, []));
        await Refused("InvalidPartOrder", () => CompleteAsync(upload, [last, small]));
        await Refused("InvalidPartOrder", () => CompleteAsync(upload, [small, small]));
        await Refused("EntityTooSmall", () => CompleteAsync(upload, [small, last]));
        await Refused("InvalidPart", () => CompleteAsync(upload, [small with { Number = 3 }]));
        await Refused("InvalidPart", () => CompleteAsync(upload, [small with { ETag = last.ETag }]));
        await Refused("InvalidRequest", () => Buckets.CompleteUploadAsync(upload, new() { Parts = [new(1, small.ETag)], Size = 7 }, Stop));

        Assert.Equal(2, (await Buckets.ListPartsAsync(upload, 0, 10, Stop)).Parts.Count);
        Assert.Empty(await KeysAsync());
    }

    [Fact]
    public async Task Completing_again_answers_the_same_while_the_object_is_there()
    {
        var upload = await BeginAsync();
        var part = await PartAsync(upload, 1, [1]);
        var info = await CompleteAsync(upload, [part]);

        Assert.Equal(info.ETag, (await CompleteAsync(upload, [part])).ETag);

        await PutAsync("key", 9);
        await Refused("NoSuchUpload", () => CompleteAsync(upload, [part]));
    }

    [Fact]
    public async Task An_aborted_upload_is_gone()
    {
        var upload = await BeginAsync();
        await PartAsync(upload, 1, [1]);
        await Buckets.AbortUploadAsync(upload, Stop);

        Assert.Empty((await Buckets.ListUploadsAsync(Name, new(), Stop)).Items);
        await Refused("NoSuchUpload", () => Buckets.AbortUploadAsync(upload, Stop));
        await Refused("NoSuchUpload", () => PartAsync(upload, 1, [1]));
        await Refused("NoSuchUpload", () => Buckets.ListPartsAsync(upload, 0, 10, Stop));
    }

    [Fact]
    public async Task An_upload_belongs_to_its_key()
    {
        var upload = await BeginAsync();
        await Refused("NoSuchUpload", () => PartAsync(upload with { Object = At("other") }, 1, [1]));
        await Refused("NoSuchUpload", () => PartAsync(upload with { UploadId = "no-such-upload" }, 1, [1]));
    }

    [Fact]
    public async Task Parts_are_listed_in_pages()
    {
        var upload = await BeginAsync();
        foreach (var number in (int[])[3, 1, 10, 2])
            await PartAsync(upload, number, [(byte)number]);

        var page = await Buckets.ListPartsAsync(upload, 0, 2, Stop);
        Assert.Equal([1, 2], page.Parts.Select(part => part.Number));
        Assert.True(page.IsTruncated);

        var rest = await Buckets.ListPartsAsync(upload, 2, 2, Stop);
        Assert.Equal([3, 10], rest.Parts.Select(part => part.Number));
        Assert.False(rest.IsTruncated);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10_001)]
    public async Task A_part_has_a_number_from_1_to_10000(int number)
    {
        var upload = await BeginAsync();
        await Refused("InvalidArgument", () => PartAsync(upload, number, [1]));
    }

    [Fact]
    public async Task A_part_can_be_made_of_a_piece_of_an_object()
    {
        var bytes = Bytes(1000);
        await PutAsync("source", bytes);
        var upload = await BeginAsync();

        await Refused("InvalidArgument", () => CopyAsync(new(0, 1000)));
        var part = await CopyAsync(new(100, 299));
        await CompleteAsync(upload, [part]);

        Assert.Equal(bytes[100..300], await ReadAsync("key"));

        Task<Part> CopyAsync(ByteRange range) => Buckets.UploadPartCopyAsync(new(At("source"), default), range, upload, 1, Stop);
    }

    [Theory]
    [InlineData(ChecksumAlgorithm.Crc32)]
    [InlineData(ChecksumAlgorithm.Crc32C)]
    [InlineData(ChecksumAlgorithm.Crc64Nvme)]
    public async Task The_checksum_of_a_full_object_is_that_of_all_its_bytes(ChecksumAlgorithm algorithm)
    {
        var (first, second) = (Bytes(MinPartSize, 1), Bytes(12_345, 2));
        var whole = await Buckets.PutObjectAsync(At("whole"), new(), new(new MemoryStream([.. first, .. second]), first.Length + second.Length) { Algorithm = algorithm }, Stop);
        var upload = await BeginAsync(new() { Algorithm = algorithm, ChecksumType = ChecksumType.FullObject });

        var info = await CompleteAsync(upload, [await PartAsync(upload, 1, first), await PartAsync(upload, 2, second)]);

        Assert.Equal((whole.Checksum, ChecksumType.FullObject), (info.Checksum, info.ChecksumType));
    }

    [Fact]
    public async Task A_composite_checksum_is_that_of_the_parts_checksums()
    {
        var upload = await BeginAsync(new() { Algorithm = ChecksumAlgorithm.Sha256, ChecksumType = ChecksumType.Composite });
        var part = await PartAsync(upload, 1, "123456789"u8.ToArray());
        await Refused("InvalidRequest", () => Buckets.CompleteUploadAsync(upload, new() { Parts = [new(1, part.ETag)] }, Stop));
        await Refused("BadDigest", () => Buckets.CompleteUploadAsync(upload, Completion(part) with { Checksum = new(ChecksumAlgorithm.Sha256, part.Checksum!.Value) }, Stop));

        var info = await CompleteAsync(upload, [part]);

        var expected = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(Convert.FromBase64String(part.Checksum!.Value)));
        Assert.Equal((new Checksum(ChecksumAlgorithm.Sha256, expected + "-1"), ChecksumType.Composite), (info.Checksum, info.ChecksumType));
    }

    [Fact]
    public async Task A_part_with_another_kind_of_checksum_than_was_announced_is_refused()
    {
        var upload = await BeginAsync(new() { Algorithm = ChecksumAlgorithm.Crc32, ChecksumType = ChecksumType.Composite });
        await Refused("InvalidRequest", () => Buckets.UploadPartAsync(upload, 1, new(new MemoryStream([1]), 1) { Algorithm = ChecksumAlgorithm.Sha1 }, Stop));
    }

    [Fact]
    public async Task A_wrong_part_keeps_nothing()
    {
        var upload = await BeginAsync();
        await Refused("BadDigest", () => Buckets.UploadPartAsync(upload, 1, new(new MemoryStream([1]), 1) { Md5 = "AAAAAAAAAAAAAAAAAAAAAA==" }, Stop));

        Assert.Empty((await Buckets.ListPartsAsync(upload, 0, 10, Stop)).Parts);
    }

    [Fact]
    public async Task A_condition_holds_in_the_moment_of_completing()
    {
        var upload = await BeginAsync();
        var part = await PartAsync(upload, 1, [1]);
        await PutAsync("key", 9);

        await Refused("PreconditionFailed", () => Buckets.CompleteUploadAsync(upload, Completion(part) with { Condition = new(null, IfAbsent: true) }, Stop));
        Assert.Equal([9], await ReadAsync("key"));
    }

    private static Completion Completion(params IEnumerable<Part> parts) => new() { Parts = [.. parts.Select(part => new CompletedPart(part.Number, part.ETag, part.Checksum))] };

    private async Task<UploadAddress> BeginAsync(NewUpload? facts = null) => new(At("key"), (await Buckets.CreateUploadAsync(At("key"), facts ?? new(), Stop)).UploadId);

    private Task<Part> PartAsync(UploadAddress upload, int number, byte[] bytes) => Buckets.UploadPartAsync(upload, number, Source(bytes), Stop);

    private Task<ObjectInfo> CompleteAsync(UploadAddress upload, IEnumerable<Part> parts) => Buckets.CompleteUploadAsync(upload, Completion(parts), Stop);
}
