using CsCheck;
using Usher.Buckets.Objects;
using Usher.Buckets.Uploads;

namespace Usher.Buckets.Tests.Contract;

public abstract class ListingContract : BucketsContract
{
    // Pieces that make keys collide in beginnings, delimiters and the orders of UTF-8 and UTF-16: U+FF5E sorts before U+1F3AC by bytes, behind it by UTF-16.
    private static readonly Gen<string> Piece = Gen.OneOfConst("a", "b", "ab", "/", "//", "é", "\uFF5E", "\U0001F3AC", " ", "+", "%2F", "\u0001", "~", "-");

    private static readonly Gen<string> Key = Piece.Array[1, 5].Select(string.Concat);

    private static readonly Gen<ListQuery> Query = Gen.Select(
        Gen.OneOf(Gen.Const(""), Key),
        Gen.OneOfConst("", "/", "//", "a", "\U0001F3AC", "é/"),
        Gen.OneOf(Gen.Const(""), Key),
        Gen.Int[1, 7],
        (prefix, delimiter, after, limit) => new ListQuery { Prefix = prefix, Delimiter = delimiter, After = after, Limit = limit });

    /// <summary>How many random buckets the property is tried on; an implementation behind a network may want fewer.</summary>
    protected virtual int BucketsToTry => 25;

    [Fact]
    public async Task Pages_together_are_what_a_plain_sorted_list_says()
    {
        var number = 0;
        await Gen.Select(Key.HashSet[0, 25], Query.Array[12]).SampleAsync(
            async (keys, queries) =>
            {
                var bucket = $"bucket-{Interlocked.Increment(ref number)}";
                await Buckets.CreateBucketAsync(bucket, Account, Region, Stop);
                await Task.WhenAll(keys.Select(key => Buckets.PutObjectAsync(new(bucket, key), new(), Source([1]), Stop)));
                foreach (var query in queries)
                    Assert.Equal(PlainListing.Entries(keys, query), await AllAsync(bucket, query));
                return true;
            },
            iter: BucketsToTry,
            threads: 1);
    }

    [Fact]
    public async Task Keys_come_in_the_order_of_their_bytes()
    {
        string[] keys = ["a", "A", "é", "\uFF5E", "\U0001F3AC", "a/b", "a-b"];
        foreach (var key in keys)
            await PutAsync(key, 1);

        Assert.Equal(["A", "a", "a-b", "a/b", "é", "\uFF5E", "\U0001F3AC"], await KeysAsync());
    }

    [Fact]
    public async Task Keys_below_a_delimiter_are_told_as_one_prefix()
    {
        foreach (var key in (string[])["asdf", "boo/bar", "boo/baz/xyzzy", "cquux/thud", "cquux/bla"])
            await PutAsync(key, 1);

        var first = await Buckets.ListObjectsAsync(Name, new() { Delimiter = "/", Limit = 2 }, Stop);
        Assert.Equal(["asdf"], first.Items.Select(item => item.Key));
        Assert.Equal(["boo/"], first.CommonPrefixes);
        Assert.Equal((true, "boo/"), (first.IsTruncated, first.Last));

        var second = await Buckets.ListObjectsAsync(Name, new() { Delimiter = "/", Limit = 2, After = first.Last! }, Stop);
        Assert.Empty(second.Items);
        Assert.Equal(["cquux/"], second.CommonPrefixes);
        Assert.False(second.IsTruncated);
    }

    [Fact]
    public async Task A_page_of_nothing_is_whole()
    {
        await PutAsync("key", 1);
        var page = await Buckets.ListObjectsAsync(Name, new() { Limit = 0 }, Stop);

        Assert.Equal((0, false), (page.Items.Count, page.IsTruncated));
    }

    [Fact]
    public async Task An_object_is_listed_with_its_facts()
    {
        var before = TimeProvider.System.GetUtcNow().AddSeconds(-1);
        var put = await Buckets.PutObjectAsync(At("key"), new() { Properties = new() { StorageClass = "STANDARD_IA" } }, Source([1, 2]), Stop);

        var listed = Assert.Single((await Buckets.ListObjectsAsync(Name, new(), Stop)).Items);
        // A remote S3 does not say when it stored an object, so the time of its answer is told, which is later.
        Assert.InRange(listed.LastModified, before, put.LastModified);
        Assert.Equal(new ListedObject("key", 2, put.ETag, listed.LastModified, "STANDARD_IA", put.Checksum?.Algorithm, put.ChecksumType), listed);
    }

    [Fact]
    public async Task Uploads_are_listed_by_key_and_then_in_the_order_they_began()
    {
        var begun = new List<(string Key, string Id)>();
        foreach (var key in (string[])["b", "a", "b", "c/1", "c/2"])
            begun.Add((key, (await Buckets.CreateUploadAsync(At(key), new(), Stop)).UploadId));

        var all = await Buckets.ListUploadsAsync(Name, new(), Stop);
        Assert.Equal([begun[1].Id, .. new[] { begun[0].Id, begun[2].Id }.Order(StringComparer.Ordinal), begun[3].Id, begun[4].Id], all.Items.Select(upload => upload.UploadId));

        var page = await Buckets.ListUploadsAsync(Name, new() { AfterKey = "b", AfterUploadId = all.Items[1].UploadId, Delimiter = "/" }, Stop);
        Assert.Equal([all.Items[2].UploadId], page.Items.Select(upload => upload.UploadId));
        Assert.Equal(["c/"], page.CommonPrefixes);

        var afterKey = await Buckets.ListUploadsAsync(Name, new UploadQuery { AfterKey = "b", Limit = 1 }, Stop);
        Assert.Equal((begun[3].Id, true), (Assert.Single(afterKey.Items).UploadId, afterKey.IsTruncated));
    }

    private async Task<List<string>> AllAsync(string bucket, ListQuery query)
    {
        var entries = new List<string>();
        for (var after = query.After; ;)
        {
            var page = await Buckets.ListObjectsAsync(bucket, query with { After = after }, Stop);
            Assert.InRange(page.Items.Count + page.CommonPrefixes.Count, 0, query.Limit);
            entries.AddRange(page.Items.Select(item => item.Key).Concat(page.CommonPrefixes).Order(PlainListing.ByBytes));
            if (!page.IsTruncated)
                return entries;

            after = page.Last!;
        }
    }
}
