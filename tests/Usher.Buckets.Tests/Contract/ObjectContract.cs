using Usher.Buckets.Checksums;
using Usher.Buckets.Objects;

namespace Usher.Buckets.Tests.Contract;

public abstract class ObjectContract : BucketsContract
{
    private static readonly DateTimeOffset LongAgo = new(2001, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_537)]
    [InlineData(1 << 20)]
    [InlineData((3 << 20) + 7)]
    public async Task What_is_put_is_read_again_with_its_MD5_as_its_ETag(int count)
    {
        var bytes = Bytes(count);
        var put = await Buckets.PutObjectAsync(At("key"), new(), Source(bytes), Stop);

        Assert.Equal(bytes, await ReadAsync("key"));
        var info = await Buckets.HeadObjectAsync(At("key"), default, Stop);
        Assert.Equal((count, Md5(bytes), put.ETag), (info.Size, info.ETag, info.ETag));
    }

    [Theory]
    [InlineData("../../x")]
    [InlineData("..")]
    [InlineData("/absolute")]
    [InlineData("a//b")]
    [InlineData("folder/")]
    [InlineData(" spaces and + and % and ? and # ")]
    [InlineData("snow ☃ 電影 \U0001F3AC")]
    [InlineData("line\nbreak\ttab\u0001control")]
    [InlineData("<xml>&amp;\"'")]
    [InlineData("\uFFFE\uFFFF")]
    public async Task Any_key_is_taken_word_for_word(string key)
    {
        await PutAsync(key, 1, 2, 3);

        Assert.Equal([1, 2, 3], await ReadAsync(key));
        Assert.Equal([key], await KeysAsync());
    }

    [Fact]
    public async Task A_key_has_at_most_1024_bytes_of_UTF_8()
    {
        await PutAsync(new('x', 1024), 1);
        await PutAsync(string.Concat(Enumerable.Repeat("電", 341)), 1);

        await Refused("KeyTooLongError", () => PutAsync(new('x', 1025), 1));
        await Refused("KeyTooLongError", () => PutAsync(string.Concat(Enumerable.Repeat("電", 342)), 1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    public Task A_key_that_no_client_could_mean_is_refused(string key) => Refused("InvalidURI", () => PutAsync(key, 1));

    [Fact]
    public Task Half_a_surrogate_pair_is_no_text() => Refused("InvalidURI", () => PutAsync("half \uD83C pair", 1));

    [Fact]
    public async Task Everything_said_of_an_object_is_told_again()
    {
        var properties = new ObjectProperties
        {
            ContentType = "text/csv",
            CacheControl = "no-store",
            ContentDisposition = "attachment",
            ContentEncoding = "gzip",
            ContentLanguage = "de",
            Expires = "Thu, 01 Dec 2033 16:00:00 GMT",
            Metadata = new Dictionary<string, string> { ["film"] = "電影", ["empty"] = "" },
        };
        await Buckets.PutObjectAsync(At("key"), new() { Properties = properties, Tags = new Dictionary<string, string> { ["a"] = "1" } }, Source([1]), Stop);

        var info = await Buckets.HeadObjectAsync(At("key"), default, Stop);
        Assert.Equal(properties with { Metadata = info.Properties.Metadata }, info.Properties);
        Assert.Equal(properties.Metadata.ToHashSet(), info.Properties.Metadata.ToHashSet());
        Assert.Equal("1", info.Tags["a"]);
    }

    [Fact]
    public async Task The_last_of_two_writers_wins_and_nothing_is_left_of_the_first()
    {
        await Buckets.PutObjectAsync(At("key"), new() { Tags = new Dictionary<string, string> { ["a"] = "1" } }, Source(Bytes(3_000_000)), Stop);
        await PutAsync("key", 7);

        Assert.Equal([7], await ReadAsync("key"));
        Assert.Empty((await Buckets.HeadObjectAsync(At("key"), default, Stop)).Tags);
    }

    [Fact]
    public async Task Writers_side_by_side_never_mix_their_bytes()
    {
        byte[][] contents = [.. Enumerable.Range(1, 8).Select(writer => Enumerable.Repeat((byte)writer, 300_000 + writer).ToArray())];
        await Task.WhenAll(contents.Select(bytes => Buckets.PutObjectAsync(At("key"), new(), Source(bytes), Stop)));

        var read = await ReadAsync("key");
        Assert.Equal(contents[read[0] - 1], read);
        Assert.Equal(Md5(read), (await Buckets.HeadObjectAsync(At("key"), default, Stop)).ETag);
    }

    [Fact]
    public async Task A_reader_goes_on_when_the_object_is_replaced_or_deleted()
    {
        var bytes = Bytes(2_000_000);
        await Buckets.PutObjectAsync(At("key"), new(), Source(bytes), Stop);
        await using var content = await Buckets.GetObjectAsync(At("key"), ReadRequest.Whole, Stop);

        await PutAsync("key", 1);
        await Buckets.DeleteObjectAsync(At("key"), default, Stop);

        var read = new byte[bytes.Length];
        await content.Stream.ReadExactlyAsync(read, Stop);
        Assert.Equal(bytes, read);
    }

    [Theory]
    [InlineData("bytes=0-0", 0, 1)]
    [InlineData("bytes=2-5", 2, 4)]
    [InlineData("bytes=7-", 7, 3)]
    [InlineData("bytes=-4", 6, 4)]
    [InlineData("bytes=-100", 0, 10)]
    [InlineData("bytes=5-100", 5, 5)]
    public async Task A_range_is_cut_out(string range, int offset, int length)
    {
        var bytes = Bytes(10);
        await PutAsync("key", bytes);

        Assert.Equal(bytes[offset..(offset + length)], await ReadAsync("key", new() { Range = ByteRange.Parse(range) }));
    }

    [Fact]
    public async Task A_range_behind_the_end_is_refused()
    {
        await PutAsync("key", 1, 2);
        await Refused("InvalidRange", () => ReadAsync("key", new() { Range = ByteRange.Parse("bytes=2-") }));
    }

    [Fact]
    public async Task Readers_conditions_decide_by_ETag_first_and_then_by_time()
    {
        var etag = (await PutAsync("key", 1)).ETag;
        var later = DateTimeOffset.MaxValue;

        await HeadAsync(new(etag, null, null, LongAgo));
        await HeadAsync(new(null, "\"other\"", later, null));
        await Refused("PreconditionFailed", () => HeadAsync(new("\"other\"", null, null, null)));
        await Refused("PreconditionFailed", () => HeadAsync(new(null, null, null, LongAgo)));
        await Refused("NotModified", () => HeadAsync(new(null, $"\"{etag}\"", null, null)));
        await Refused("NotModified", () => ReadAsync("key", new() { Conditions = new(null, "*", null, null) }));

        Task<ObjectInfo> HeadAsync(ReadConditions conditions) => Buckets.HeadObjectAsync(At("key"), conditions, Stop);
    }

    [Fact]
    public async Task Writers_conditions_hold_in_the_moment_of_writing()
    {
        var absent = new NewObject { Condition = new(null, IfAbsent: true) };
        var first = await Buckets.PutObjectAsync(At("key"), absent, Source([1]), Stop);
        await Refused("PreconditionFailed", () => Buckets.PutObjectAsync(At("key"), absent, Source([2]), Stop));
        await Buckets.PutObjectAsync(At("key"), new() { Condition = new($"\"{first.ETag}\"") }, Source([3]), Stop);
        await Refused("PreconditionFailed", () => Buckets.PutObjectAsync(At("key"), new() { Condition = new(first.ETag) }, Source([4]), Stop));
        await Refused("NoSuchKey", () => Buckets.PutObjectAsync(At("none"), new() { Condition = new("*") }, Source([5]), Stop));

        Assert.Equal([3], await ReadAsync("key"));
    }

    [Fact]
    public async Task Of_many_who_write_where_nothing_is_one_succeeds()
    {
        var facts = new NewObject { Condition = new(null, IfAbsent: true) };
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(async number =>
        {
            try
            {
                await Buckets.PutObjectAsync(At("key"), facts, Source([(byte)number]), Stop);
                return 1;
            }
            catch (Wire.Errors.AwsException error) when (error.Code is "PreconditionFailed" or "ConditionalRequestConflict")
            {
                return 0;
            }
        }));

        Assert.Equal(1, outcomes.Sum());
    }

    [Fact]
    public async Task A_wrong_MD5_or_checksum_keeps_nothing()
    {
        await Refused("BadDigest", () => PutAsync(new(new MemoryStream([1]), 1) { Md5 = "AAAAAAAAAAAAAAAAAAAAAA==" }));
        await Refused("InvalidDigest", () => PutAsync(new(new MemoryStream([1]), 1) { Md5 = "short" }));
        await Refused("BadDigest", () => PutAsync(new(new MemoryStream([1]), 1) { Algorithm = ChecksumAlgorithm.Crc32, Checksum = () => "AAAAAA==" }));

        Assert.Empty(await KeysAsync());

        Task<ObjectInfo> PutAsync(ContentSource source) => Buckets.PutObjectAsync(At("key"), new(), source, Stop);
    }

    [Theory]
    [InlineData(ChecksumAlgorithm.Crc32, "y/Q5Jg==")]
    [InlineData(ChecksumAlgorithm.Crc32C, "4waSgw==")]
    [InlineData(ChecksumAlgorithm.Crc64Nvme, "rosUhgp5mIg=")]
    [InlineData(ChecksumAlgorithm.Sha1, "98O8HYCOBHMq32eZZczDTKeuNEE=")]
    [InlineData(ChecksumAlgorithm.Sha256, "FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU=")]
    public async Task A_checksum_that_is_right_is_kept(ChecksumAlgorithm algorithm, string value)
    {
        var source = new ContentSource(new MemoryStream("123456789"u8.ToArray()), 9) { Algorithm = algorithm, Checksum = () => value };
        await Buckets.PutObjectAsync(At("key"), new(), source, Stop);

        var info = await Buckets.HeadObjectAsync(At("key"), default, Stop);
        Assert.Equal((new Checksum(algorithm, value), ChecksumType.FullObject), (info.Checksum, info.ChecksumType));
    }

    [Fact]
    public async Task A_body_of_another_length_than_announced_keeps_nothing()
    {
        await Refused("IncompleteBody", () => Buckets.PutObjectAsync(At("key"), new(), new(new MemoryStream([1, 2, 3]), 4), Stop));
        await Refused("IncompleteBody", () => Buckets.PutObjectAsync(At("key"), new(), new(new MemoryStream(Bytes(2_000_000)), 1_999_999), Stop));

        Assert.Empty(await KeysAsync());
    }

    [Fact]
    public async Task A_body_that_breaks_off_leaves_the_object_that_was_there()
    {
        await PutAsync("key", 1);
        await Assert.ThrowsAsync<IOException>(() => Buckets.PutObjectAsync(At("key"), new(), new(new BreakingStream(2_500_000), 3_000_000), Stop));

        Assert.Equal([1], await ReadAsync("key"));
    }

    [Fact]
    public async Task A_copy_is_an_object_of_its_own()
    {
        var bytes = Bytes(100_000);
        var facts = new NewObject { Properties = new() { ContentType = "text/csv" }, Tags = new Dictionary<string, string> { ["a"] = "1" } };
        await Buckets.PutObjectAsync(At("source"), facts, Source(bytes), Stop);
        await Buckets.CreateBucketAsync("other-bucket", Account, Region, Stop);

        await Buckets.CopyObjectAsync(new(At("source"), default), new("other-bucket", "copy"), new(), Stop);
        await Buckets.CopyObjectAsync(new(new("other-bucket", "copy"), default), At("back"), new() { Properties = new() { ContentType = "text/plain" } }, Stop);
        await Buckets.DeleteObjectsAsync(Name, ["source"], Stop);
        await Buckets.DeleteObjectsAsync("other-bucket", ["copy"], Stop);

        Assert.Equal(bytes, await ReadAsync("back"));
        var info = await Buckets.HeadObjectAsync(At("back"), default, Stop);
        Assert.Equal(("text/plain", "1", Md5(bytes)), (info.Properties.ContentType, info.Tags["a"], info.ETag));
    }

    [Fact]
    public async Task An_object_can_be_copied_onto_itself_with_another_checksum()
    {
        await PutAsync("key", "123456789"u8.ToArray());
        await Buckets.CopyObjectAsync(new(At("key"), default), At("key"), new() { Checksum = ChecksumAlgorithm.Sha1 }, Stop);

        Assert.Equal(new(ChecksumAlgorithm.Sha1, "98O8HYCOBHMq32eZZczDTKeuNEE="), (await Buckets.HeadObjectAsync(At("key"), default, Stop)).Checksum);
        Assert.Equal("123456789"u8.ToArray(), await ReadAsync("key"));
    }

    [Fact]
    public async Task A_copy_whose_condition_fails_is_not_made()
    {
        var etag = (await PutAsync("source", 1)).ETag;

        await Refused("PreconditionFailed", () => CopyAsync(new(null, etag, null, null)));
        await Refused("PreconditionFailed", () => CopyAsync(new("other", null, null, null)));
        await Refused("NoSuchKey", () => Buckets.CopyObjectAsync(new(At("none"), default), At("copy"), new(), Stop));
        Assert.Equal(["source"], await KeysAsync());

        Task<ObjectInfo> CopyAsync(ReadConditions conditions) => Buckets.CopyObjectAsync(new(At("source"), conditions), At("copy"), new(), Stop);
    }

    [Fact]
    public async Task Deleting_takes_what_is_there_and_does_not_mind_the_rest()
    {
        await PutAsync("a", 1);
        await PutAsync("b", 1);
        await PutAsync("c", 1);

        await Buckets.DeleteObjectAsync(At("b"), default, Stop);
        await Buckets.DeleteObjectAsync(At("b"), default, Stop);
        await Buckets.DeleteObjectsAsync(Name, ["c", "b", "never"], Stop);

        Assert.Equal(["a"], await KeysAsync());
        await Refused("NoSuchKey", () => ReadAsync("b"));
    }

    [Fact]
    public async Task Deleting_on_a_condition_asks_for_the_ETag()
    {
        var etag = (await PutAsync("key", 1)).ETag;

        await Refused("PreconditionFailed", () => Buckets.DeleteObjectAsync(At("key"), new("other"), Stop));
        await Buckets.DeleteObjectAsync(At("key"), new(etag), Stop);

        Assert.Empty(await KeysAsync());
    }

    [Fact]
    public async Task Tags_change_and_the_object_stays()
    {
        var etag = (await PutAsync("key", 1)).ETag;
        await Buckets.PutObjectTagsAsync(At("key"), new Dictionary<string, string> { ["x"] = "y" }, Stop);

        var info = await Buckets.HeadObjectAsync(At("key"), default, Stop);
        Assert.Equal(("y", etag), (info.Tags["x"], info.ETag));
        await Refused("NoSuchKey", () => Buckets.PutObjectTagsAsync(At("none"), new Dictionary<string, string>(), Stop));
    }
}
