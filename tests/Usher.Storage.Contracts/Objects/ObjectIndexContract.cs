using Usher.Buckets;
using Usher.Buckets.Checksums;
using Usher.Buckets.Files.Index;
using Usher.Buckets.Objects;
using Usher.Buckets.Uploads;
using Usher.Wire.Errors;

namespace Usher.Storage.Contracts.Objects;

/// <summary>The rules of <see cref="IObjectIndex"/> that every implementation keeps.</summary>
public abstract class ObjectIndexContract : IAsyncLifetime
{
    private const string Name = "films";

    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

    private IObjectIndex _index = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _index = await OpenAsync();
        await _index.AddBucketAsync(BucketOf(Name));
    }

    public abstract ValueTask DisposeAsync();

    /// <summary>Opens the index; called again, closes it and opens it on the same data, as a server does that starts again.</summary>
    protected abstract Task<IObjectIndex> OpenAsync();

    [Fact]
    public async Task A_name_is_taken_once_and_buckets_come_by_name()
    {
        Assert.True(await _index.AddBucketAsync(BucketOf("books")));
        Assert.False(await _index.AddBucketAsync(BucketOf(Name) with { Account = "210987654321" }));

        Assert.Equal([BucketOf("books"), BucketOf(Name)], (await _index.ReadBucketsAsync(Stop)).Select(stored => stored.Bucket));
    }

    [Fact]
    public async Task A_bucket_comes_back_with_its_policy_tags_and_rules_until_they_are_deleted()
    {
        await _index.SetPolicyAsync(Name, """{"Version":"2012-10-17"}""");
        await _index.SetBucketTagsAsync(Name, new Dictionary<string, string> { ["team"] = "é" });
        await _index.SetCorsAsync(Name, new([new() { AllowedOrigins = ["*"], AllowedMethods = ["GET"] }]));

        _index = await OpenAsync();

        var stored = Assert.Single(await _index.ReadBucketsAsync(Stop));
        Assert.Equal("""{"Version":"2012-10-17"}""", stored.Policy);
        Assert.Equal("é", stored.Tags["team"]);
        Assert.Equal(["GET"], Assert.Single(stored.Cors!.Rules).AllowedMethods);

        await _index.SetPolicyAsync(Name, null);
        await _index.SetBucketTagsAsync(Name, new Dictionary<string, string>());
        await _index.SetCorsAsync(Name, null);
        var bare = Assert.Single(await _index.ReadBucketsAsync(Stop));
        Assert.Equal((null, 0, null), (bare.Policy, bare.Tags.Count, bare.Cors));
    }

    [Fact]
    public async Task Changes_of_a_bucket_that_is_not_there_are_refused()
    {
        await RefusedAsync("NoSuchBucket", () => _index.SetPolicyAsync("none", null));
        await RefusedAsync("NoSuchBucket", () => _index.SetBucketTagsAsync("none", new Dictionary<string, string>()));
        await RefusedAsync("NoSuchBucket", () => _index.SetCorsAsync("none", null));
        await RefusedAsync("NoSuchBucket", () => _index.RemoveBucketAsync("none"));
        await RefusedAsync("NoSuchBucket", () => _index.PutObjectAsync("none", Stored("key"), default));
        await RefusedAsync("NoSuchBucket", () => _index.RemoveObjectsAsync("none", ["key"], default));
        await RefusedAsync("NoSuchBucket", () => _index.AddUploadAsync("none", UploadOf("key", "1")));
        Assert.Null(await _index.FindObjectAsync(new("none", "key"), Stop));
        Assert.Empty((await _index.ListObjectsAsync("none", new(), Stop)).Items);
        Assert.Empty((await _index.ListUploadsAsync("none", new(), Stop)).Items);
    }

    [Fact]
    public async Task A_bucket_with_objects_stays_and_one_with_uploads_goes_with_them()
    {
        await _index.PutObjectAsync(Name, Stored("key"), default);
        await RefusedAsync("BucketNotEmpty", () => _index.RemoveBucketAsync(Name));
        await _index.RemoveObjectsAsync(Name, ["key"], default);
        await BeginAsync("big", "1");
        await _index.PutPartAsync(AddressOf("big", "1"), PartOf(1, "part"));

        Assert.Equal(["part"], (await _index.RemoveBucketAsync(Name)).Select(file => file.Name));

        Assert.Empty(await _index.ReadBucketsAsync(Stop));
        Assert.Null(await _index.FindUploadAsync(AddressOf("big", "1"), Stop));
        Assert.False(await KnowsAsync("part"));
    }

    [Fact]
    public async Task Everything_of_an_object_is_read_as_it_was_written()
    {
        var stored = Stored("key") with
        {
            UploadId = "upload",
            Info = Stored("key").Info with
            {
                Properties = new() { ContentType = "text/csv", StorageClass = "STANDARD_IA" },
                Tags = new Dictionary<string, string> { ["team"] = "a" },
                Parts = [new(1, 5, new(ChecksumAlgorithm.Sha1, "x")), new(3, 2, null)],
            },
        };
        await _index.PutObjectAsync(Name, stored, default);

        _index = await OpenAsync();

        var read = (await FindAsync("key"))!;
        Assert.Equal(stored.Files, read.Files);
        Assert.Equal(stored.Info.Parts, read.Info.Parts);
        Assert.Equal((stored.UploadId, stored.Info.ETag, stored.Info.LastModified, stored.Info.Checksum), (read.UploadId, read.Info.ETag, read.Info.LastModified, read.Info.Checksum));
        Assert.Equal((1, "text/csv", "STANDARD_IA", "a"), (read.Info.Size, read.Info.Properties.ContentType, read.Info.Properties.StorageClass, read.Info.Tags["team"]));
    }

    [Fact]
    public async Task Files_that_nothing_names_any_more_are_returned()
    {
        await _index.PutObjectAsync(Name, Stored("key"), default);

        var replaced = await _index.PutObjectAsync(Name, Stored("key") with { Files = [new("newer", 1)] }, default);
        Assert.Equal(["file-of-key"], replaced.Select(file => file.Name));
        var removed = await _index.RemoveObjectsAsync(Name, ["key", "none"], default);
        Assert.Equal(["newer"], removed.Select(file => file.Name));
        Assert.False(await KnowsAsync("newer"));
    }

    [Fact]
    public async Task Of_changes_that_come_together_one_that_fails_leaves_the_others()
    {
        var puts = Enumerable.Range(0, 50).Select(number => _index.PutObjectAsync(Name, Stored($"key-{number}"), number % 5 == 0 ? new WriteCondition("*") : default)).ToArray();
        foreach (var put in puts.Where((_, number) => number % 5 == 0))
            Assert.Equal("NoSuchKey", (await Assert.ThrowsAsync<AwsException>(() => put)).Code);
        foreach (var put in puts.Where((_, number) => number % 5 != 0))
            Assert.Empty(await put);

        Assert.Equal(40, (await _index.ListObjectsAsync(Name, new(), Stop)).Items.Count);
        Assert.False(await KnowsAsync("file-of-key-0"));
        Assert.True(await KnowsAsync("file-of-key-1"));
    }

    [Fact]
    public async Task Of_many_who_may_write_only_where_nothing_is_one_does()
    {
        var puts = Enumerable.Range(0, 20).Select(number => _index.PutObjectAsync(Name, Stored("key") with { Files = [new($"file-{number}", 1)] }, new(null, IfAbsent: true))).ToArray();
        await ((Task)Task.WhenAll(puts)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        var winner = Array.FindIndex(puts, put => put.IsCompletedSuccessfully);
        _ = Assert.Single(puts, put => put.IsCompletedSuccessfully);
        Assert.Equal([$"file-{winner}"], (await FindAsync("key"))!.Files.Select(file => file.Name));
        foreach (var put in puts.Where(put => put.IsFaulted))
            Assert.Equal("PreconditionFailed", (await Assert.ThrowsAsync<AwsException>(() => put)).Code);
    }

    [Fact]
    public async Task Of_keys_that_are_deleted_together_none_goes_where_the_condition_of_one_does_not_hold()
    {
        await _index.PutObjectAsync(Name, Stored("a"), default);
        await _index.PutObjectAsync(Name, Stored("b") with { Info = Stored("b").Info with { ETag = "other" } }, default);

        await RefusedAsync("PreconditionFailed", () => _index.RemoveObjectsAsync(Name, ["a", "b"], new("etag")));

        Assert.NotNull(await FindAsync("a"));
        Assert.True(await KnowsAsync("file-of-a"));
    }

    [Fact]
    public async Task Tags_of_an_object_are_replaced_and_the_rest_of_it_stays()
    {
        await _index.PutObjectAsync(Name, Stored("key"), default);
        await _index.SetObjectTagsAsync(new(Name, "key"), new Dictionary<string, string> { ["team"] = "a" });
        await _index.SetObjectTagsAsync(new(Name, "key"), new Dictionary<string, string> { ["stage"] = "test" });

        var read = (await FindAsync("key"))!;
        Assert.Equal([KeyValuePair.Create("stage", "test")], read.Info.Tags);
        Assert.Equal(Stored("key").Files, read.Files);
        await RefusedAsync("NoSuchKey", () => _index.SetObjectTagsAsync(new(Name, "none"), new Dictionary<string, string>()));
    }

    [Fact]
    public async Task Keys_are_listed_in_the_order_of_their_bytes()
    {
        await PutAllAsync("a", "A", "é", "\uFF5E", "\U0001F3AC", "a/b", "a-b", " ", "\u0001");

        Assert.Equal(["\u0001", " ", "A", "a", "a-b", "a/b", "é", "\uFF5E", "\U0001F3AC"], Keys(await _index.ListObjectsAsync(Name, new(), Stop)));
    }

    [Fact]
    public async Task Only_keys_that_begin_with_the_prefix_are_listed()
    {
        await PutAllAsync("a", "é", "éa", "é\U0001F3AC", "ê", "A");

        Assert.Equal(["é", "éa", "é\U0001F3AC"], Keys(await _index.ListObjectsAsync(Name, new() { Prefix = "é" }, Stop)));
    }

    [Fact]
    public async Task A_prefix_is_no_pattern_and_its_letters_have_their_case()
    {
        await PutAllAsync("a%b", "a_b", "axb", "A_b", "a[b", "a\\b");

        Assert.Equal(["a_b"], Keys(await _index.ListObjectsAsync(Name, new() { Prefix = "a_" }, Stop)));
        Assert.Equal(["a%b"], Keys(await _index.ListObjectsAsync(Name, new() { Prefix = "a%" }, Stop)));
        Assert.Equal(["a\\b"], Keys(await _index.ListObjectsAsync(Name, new() { Prefix = "a\\" }, Stop)));
    }

    [Fact]
    public async Task Keys_below_a_delimiter_are_told_as_one_prefix()
    {
        await PutAllAsync("asdf", "boo/bar", "boo/baz/xyzzy", "cquux/thud", "cquux/bla");

        var first = await _index.ListObjectsAsync(Name, new() { Delimiter = "/", Limit = 2 }, Stop);
        Assert.Equal(["asdf"], Keys(first));
        Assert.Equal(["boo/"], first.CommonPrefixes);
        Assert.Equal((true, "boo/"), (first.IsTruncated, first.Last));

        var second = await _index.ListObjectsAsync(Name, new() { Delimiter = "/", Limit = 2, After = first.Last! }, Stop);
        Assert.Empty(second.Items);
        Assert.Equal(["cquux/"], second.CommonPrefixes);
        Assert.False(second.IsTruncated);

        var below = await _index.ListObjectsAsync(Name, new() { Prefix = "boo/", Delimiter = "/" }, Stop);
        Assert.Equal(["boo/bar"], Keys(below));
        Assert.Equal(["boo/baz/"], below.CommonPrefixes);
    }

    [Fact]
    public async Task A_page_starts_after_any_text_also_within_a_common_prefix()
    {
        await PutAllAsync("a", "b/1", "b/2", "c");

        Assert.Equal(["b/2", "c"], Keys(await _index.ListObjectsAsync(Name, new() { After = "b/1" }, Stop)));
        Assert.Equal(["b/1", "b/2", "c"], Keys(await _index.ListObjectsAsync(Name, new() { After = "b" }, Stop)));
        var grouped = await _index.ListObjectsAsync(Name, new() { After = "b/1", Delimiter = "/" }, Stop);
        Assert.Equal(["c"], Keys(grouped));
        Assert.Empty(grouped.CommonPrefixes);
    }

    [Fact]
    public async Task Pages_together_are_the_whole_list()
    {
        string[] keys = [.. Enumerable.Range(0, 25).Select(number => $"key-{number:D2}")];
        await PutAllAsync(keys);
        var listed = new List<string>();
        var page = await _index.ListObjectsAsync(Name, new() { Limit = 7 }, Stop);
        for (; page.IsTruncated; page = await _index.ListObjectsAsync(Name, new() { Limit = 7, After = page.Last! }, Stop))
            listed.AddRange(Keys(page));

        Assert.Equal(keys, listed.Concat(Keys(page)));
        Assert.Equal((0, false), ((await _index.ListObjectsAsync(Name, new() { Limit = 0 }, Stop)).Items.Count, (await _index.ListObjectsAsync(Name, new() { Limit = 25 }, Stop)).IsTruncated));
    }

    [Fact]
    public async Task A_listed_object_tells_its_facts()
    {
        await _index.PutObjectAsync(Name, Stored("key") with { Info = Stored("key").Info with { Properties = new() { StorageClass = "GLACIER" } } }, default);

        Assert.Equal(new("key", 1, "etag", Now, "GLACIER", ChecksumAlgorithm.Crc32, Stored("key").Info.ChecksumType), Assert.Single((await _index.ListObjectsAsync(Name, new(), Stop)).Items));
    }

    [Fact]
    public async Task Uploads_are_listed_by_key_and_then_by_id_from_any_of_them_on()
    {
        foreach (var (key, id) in ((string, string)[])[("b", "2"), ("a", "9"), ("b", "1"), ("c/1", "3"), ("c/2", "4")])
            await _index.AddUploadAsync(Name, UploadOf(key, id));

        Assert.Equal(["9", "1", "2", "3", "4"], Ids(await _index.ListUploadsAsync(Name, new(), Stop)));
        var page = await _index.ListUploadsAsync(Name, new() { AfterKey = "b", AfterUploadId = "1", Delimiter = "/" }, Stop);
        Assert.Equal(["2"], Ids(page));
        Assert.Equal(["c/"], page.CommonPrefixes);
        var behind = await _index.ListUploadsAsync(Name, new() { AfterKey = "b", Limit = 1 }, Stop);
        Assert.Equal(["3"], Ids(behind));
        Assert.True(behind.IsTruncated);
    }

    [Fact]
    public async Task Everything_of_an_upload_and_its_parts_survives()
    {
        var upload = UploadOf("big", "1") with { Facts = new() { Properties = new() { ContentType = "text/csv" }, Algorithm = ChecksumAlgorithm.Sha256, Initiator = "arn:aws:iam::123456789012:user/ana" } };
        await _index.AddUploadAsync(Name, upload);
        StoredPart[] parts = [PartOf(1, "one"), new(new(2, 0, "empty", Now, new(ChecksumAlgorithm.Sha256, "x")), null), PartOf(10_000, "last")];
        foreach (var part in parts.Reverse())
            await _index.PutPartAsync(AddressOf("big", "1"), part);

        _index = await OpenAsync();

        var read = (await _index.FindUploadAsync(AddressOf("big", "1"), Stop))!;
        Assert.Equal((upload.Key, upload.UploadId, upload.Initiated, upload.Facts.Algorithm, upload.Facts.Initiator), (read.Key, read.UploadId, read.Initiated, read.Facts.Algorithm, read.Facts.Initiator));
        Assert.Equal("text/csv", read.Facts.Properties.ContentType);
        Assert.Equal(parts, await _index.ReadPartsAsync("1", after: 0, limit: 10, Stop));
        Assert.Equal([2, 10_000], (await _index.ReadPartsAsync("1", after: 1, limit: 2, Stop)).Select(part => part.Part.Number));
        Assert.Equal([1], (await _index.ReadPartsAsync("1", after: 0, limit: 1, Stop)).Select(part => part.Part.Number));
        Assert.Null(await _index.FindUploadAsync(AddressOf("other", "1"), Stop));
    }

    [Fact]
    public async Task A_part_takes_the_place_of_the_one_of_its_number()
    {
        await BeginAsync("big", "1");
        Assert.Empty(await _index.PutPartAsync(AddressOf("big", "1"), PartOf(1, "before")));

        Assert.Equal(["before"], (await _index.PutPartAsync(AddressOf("big", "1"), PartOf(1, "after"))).Select(file => file.Name));

        Assert.Equal(["after"], (await _index.ReadPartsAsync("1", after: 0, limit: 10, Stop)).Select(part => part.File!.Name));
        Assert.Equal((false, true), (await KnowsAsync("before"), await KnowsAsync("after")));
    }

    [Fact]
    public async Task A_completed_upload_is_an_object_and_returns_what_it_replaced_and_what_it_does_not_use()
    {
        await _index.PutObjectAsync(Name, Stored("big"), default);
        await BeginAsync("big", "1");
        await _index.PutPartAsync(AddressOf("big", "1"), PartOf(1, "one"));
        await _index.PutPartAsync(AddressOf("big", "1"), PartOf(2, "two"));

        var released = await _index.CompleteUploadAsync(AddressOf("big", "1"), Stored("big") with { Files = [new("one", 1)], UploadId = "1" }, default);

        Assert.Equal(["file-of-big", "two"], released.Select(file => file.Name).Order(StringComparer.Ordinal));
        Assert.Equal(("1", "one"), ((await FindAsync("big"))!.UploadId, Assert.Single((await FindAsync("big"))!.Files).Name));
        Assert.Null(await _index.FindUploadAsync(AddressOf("big", "1"), Stop));
        Assert.Equal((true, false), (await KnowsAsync("one"), await KnowsAsync("two")));
    }

    [Fact]
    public async Task A_completion_that_is_refused_leaves_the_upload_and_the_object()
    {
        await _index.PutObjectAsync(Name, Stored("big"), default);
        await BeginAsync("big", "1");
        await _index.PutPartAsync(AddressOf("big", "1"), PartOf(1, "one"));
        var complete = Stored("big") with { Files = [new("one", 1)], Info = Stored("big").Info with { Parts = [new(1, 1, null)] } };

        await RefusedAsync("PreconditionFailed", () => _index.CompleteUploadAsync(AddressOf("big", "1"), complete, new(null, IfAbsent: true)));
        await RefusedAsync("InvalidPart", () => _index.CompleteUploadAsync(AddressOf("big", "1"), complete with { Files = [new("gone", 1)] }, default));
        await RefusedAsync("NoSuchUpload", () => _index.CompleteUploadAsync(AddressOf("big", "2"), complete, default));

        Assert.Equal("file-of-big", Assert.Single((await FindAsync("big"))!.Files).Name);
        Assert.Single(await _index.ReadPartsAsync("1", after: 0, limit: 10, Stop));
        Assert.True(await KnowsAsync("one"));
    }

    [Fact]
    public async Task An_upload_that_is_deleted_takes_its_parts_along_and_takes_no_more()
    {
        await BeginAsync("big", "1");
        await _index.PutPartAsync(AddressOf("big", "1"), PartOf(1, "one"));

        Assert.Equal(["one"], (await _index.RemoveUploadAsync(AddressOf("big", "1"))).Select(file => file.Name));

        Assert.Empty(await _index.ReadPartsAsync("1", after: 0, limit: 10, Stop));
        await RefusedAsync("NoSuchUpload", () => _index.RemoveUploadAsync(AddressOf("big", "1")));
        await RefusedAsync("NoSuchUpload", () => _index.PutPartAsync(AddressOf("big", "1"), PartOf(1, "two")));
        Assert.False(await KnowsAsync("two"));
    }

    [Fact]
    public async Task What_was_under_way_when_it_closes_is_kept()
    {
        var puts = Enumerable.Range(0, 50).Select(number => _index.PutObjectAsync(Name, Stored($"key-{number}"), default)).ToArray();

        _index = await OpenAsync();

        await Task.WhenAll(puts);
        Assert.Equal(50, (await _index.ListObjectsAsync(Name, new(), Stop)).Items.Count);
    }

    private static Bucket BucketOf(string name) => new(name, "123456789012", "us-east-1", Now);

    private static StoredObject Stored(string key) =>
        new(new ObjectInfo { Key = key, Size = 1, ETag = "etag", LastModified = Now, Checksum = new(ChecksumAlgorithm.Crc32, "AAAAAA==") }, [new($"file-of-{key}", 1)]);

    private static Upload UploadOf(string key, string id) => new() { UploadId = id, Key = key, Initiated = Now, Facts = new() };

    private static UploadAddress AddressOf(string key, string id) => new(new(Name, key), id);

    private static StoredPart PartOf(int number, string file) => new(new(number, 1, "etag", Now, null), new(file, 1));

    private static string[] Keys(Listing<ListedObject> listing) => [.. listing.Items.Select(item => item.Key)];

    private static string[] Ids(Listing<Upload> listing) => [.. listing.Items.Select(upload => upload.UploadId)];

    private static async Task RefusedAsync(string code, Func<Task> change) => Assert.Equal(code, (await Assert.ThrowsAsync<AwsException>(change)).Code);

    private ValueTask<StoredObject?> FindAsync(string key) => _index.FindObjectAsync(new(Name, key), Stop);

    private ValueTask<bool> KnowsAsync(string file) => _index.KnowsAsync(file, Stop);

    private Task BeginAsync(string key, string id) => _index.AddUploadAsync(Name, UploadOf(key, id));

    private async Task PutAllAsync(params string[] keys)
    {
        foreach (var key in keys)
            await _index.PutObjectAsync(Name, Stored(key), default);
    }
}
