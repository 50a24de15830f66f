using Usher.Buckets.Files;
using Usher.Buckets.Objects;
using Usher.Buckets.Tests.Contract;
using Usher.Buckets.Uploads;
using Usher.Storage.Objects;
using Usher.Wire.Errors;

namespace Usher.Buckets.Tests.Files;

public sealed class FileBucketsTests : IAsyncDisposable
{
    private readonly DataFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _folder.DisposeAsync();

    [Fact]
    public async Task Everything_is_there_after_a_restart()
    {
        var buckets = await _folder.OpenBucketsAsync();
        await buckets.CreateBucketAsync("films", "123456789012", "us-east-1", Stop);
        await PutAsync(buckets, "key", [1, 2, 3]);
        await buckets.PutBucketTagsAsync("films", new Dictionary<string, string> { ["a"] = "1" }, Stop);
        await buckets.PutCorsAsync("films", new([new() { AllowedOrigins = ["*"], AllowedMethods = ["GET"] }]), Stop);
        var upload = new UploadAddress(new("films", "big"), (await buckets.CreateUploadAsync(new("films", "big"), new() { Properties = new() { ContentType = "text/csv" } }, Stop)).UploadId);
        await buckets.UploadPartAsync(upload, 1, Source([4]), Stop);

        buckets = await _folder.ReopenAsync();

        Assert.Equal(0, buckets.Swept);
        Assert.Equal([1, 2, 3], await ReadAsync(buckets, "key"));
        Assert.Equal("1", (await buckets.GetBucketTagsAsync("films", Stop))["a"]);
        Assert.Equal("GET", Assert.Single(Assert.Single((await buckets.FindCorsAsync("films", Stop))!.Rules).AllowedMethods));
        var part = Assert.Single((await buckets.ListPartsAsync(upload, 0, 10, Stop)).Parts);
        await buckets.CompleteUploadAsync(upload, new() { Parts = [new(1, part.ETag)] }, Stop);
        Assert.Equal([4], await ReadAsync(buckets, "big"));
    }

    [Fact]
    public async Task Nothing_lies_outside_the_buckets_folder_whatever_the_key()
    {
        var buckets = await OpenWithBucketAsync();
        foreach (var key in (string[])["../../x", "/etc/passwd", "..", "a/../../../b", "C:\\x", "~root"])
            await PutAsync(buckets, key, [1]);

        Assert.Equal(6, _folder.Files.Length);
        Assert.All(_folder.Files, path => Assert.StartsWith(Path.Combine(_folder.Contents, "films") + "/", path, StringComparison.Ordinal));
        Assert.Equal(["buckets", "objects.db", "objects.db-shm", "objects.db-wal"], Directory.EnumerateFileSystemEntries(_folder.Root).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_file_belongs_to_an_object_or_a_part()
    {
        var buckets = await OpenWithBucketAsync();
        await PutAsync(buckets, "key", [1]);
        await PutAsync(buckets, "key", [2]);
        await PutAsync(buckets, "empty", []);
        await buckets.CopyObjectAsync(new(new("films", "key"), default), new("films", "copy"), new(), Stop);
        await buckets.DeleteObjectAsync(new("films", "key"), default, Stop);
        var upload = new UploadAddress(new("films", "big"), (await buckets.CreateUploadAsync(new("films", "big"), new(), Stop)).UploadId);
        await buckets.UploadPartAsync(upload, 1, Source([4]), Stop);
        var part = await buckets.UploadPartAsync(upload, 1, Source([5]), Stop);
        await buckets.UploadPartAsync(upload, 2, Source([6]), Stop);
        Assert.Equal(3, _folder.Files.Length);

        await buckets.CompleteUploadAsync(upload, new() { Parts = [new(1, part.ETag)] }, Stop);
        Assert.Equal(2, _folder.Files.Length);

        await buckets.DeleteObjectsAsync("films", ["big", "copy", "empty"], Stop);
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public async Task A_failed_write_leaves_no_file()
    {
        var buckets = await OpenWithBucketAsync();
        await Assert.ThrowsAsync<IOException>(() => buckets.PutObjectAsync(new("films", "key"), new(), new(new BreakingStream(2_500_000), 3_000_000), Stop));
        await Assert.ThrowsAsync<AwsException>(() => buckets.PutObjectAsync(new("films", "key"), new(), new(new MemoryStream([1]), 2), Stop));
        await Assert.ThrowsAsync<AwsException>(() => buckets.PutObjectAsync(new("films", "key"), new() { Condition = new("*") }, Source([1]), Stop));

        Assert.Empty(_folder.Files);
    }

    [Fact]
    public async Task A_start_sweeps_what_a_crash_left()
    {
        var buckets = await OpenWithBucketAsync();
        await PutAsync(buckets, "key", [1]);
        var kept = Assert.Single(_folder.Files);
        File.WriteAllBytes(Path.Combine(Path.GetDirectoryName(kept)!, "0123456789abcdef-0001"), [9]);
        File.WriteAllBytes(kept + ".unfinished", [9]);
        Directory.CreateDirectory(Path.Combine(_folder.Contents, "gone-bucket", "01"));

        buckets = await _folder.ReopenAsync();

        Assert.Equal(2, buckets.Swept);
        Assert.Equal([kept], _folder.Files);
        Assert.False(Directory.Exists(Path.Combine(_folder.Contents, "gone-bucket")));
        Assert.Equal([1], await ReadAsync(buckets, "key"));
    }

    [Fact]
    public async Task Two_programs_cannot_open_one_folder()
    {
        await OpenWithBucketAsync();
        await using var index = SqliteObjectIndex.Open(Path.Combine(_folder.Root, "other.db"));

        Assert.Contains("open in another program", (await Assert.ThrowsAsync<IOException>(() => FileBuckets.OpenAsync(_folder.Contents, index, TimeProvider.System, Stop))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readers_find_one_object_or_the_other_while_writers_replace_it()
    {
        var buckets = await OpenWithBucketAsync();
        await PutAsync(buckets, "key", [0]);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var writers = Enumerable.Range(1, 2).Select(writer => Task.Run(async () =>
        {
            for (var round = 0; round < 40; round++)
                await PutAsync(buckets, "key", Enumerable.Repeat((byte)writer, writer * 1000).ToArray());
        })).ToArray();
        var readers = Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
                Assert.Single((await ReadAsync(buckets, "key")).Distinct());
        })).ToArray();

        await Task.WhenAll(writers);
        await done.CancelAsync();
        await Task.WhenAll(readers);
        Assert.Single(_folder.Files);
    }

    [Fact]
    public async Task A_full_disk_refuses_the_object_and_keeps_the_one_before()
    {
        using var disk = SmallDisk.TryMount();
        Assert.SkipUnless(disk is not null, "A small file system cannot be mounted here.");
        await using var buckets = await FileBuckets.OpenAsync(disk.Folder, SqliteObjectIndex.Open(Path.Combine(_folder.Root, "small.db")), TimeProvider.System, Stop);
        await buckets.CreateBucketAsync("films", "123456789012", "us-east-1", Stop);
        await PutAsync(buckets, "key", [1, 2, 3]);

        var error = await Assert.ThrowsAsync<AwsException>(() => PutAsync(buckets, "key", new byte[8 << 20]));

        Assert.Equal("ServiceUnavailable", error.Code);
        Assert.Equal([1, 2, 3], await ReadAsync(buckets, "key"));
        Assert.Single(Directory.EnumerateFiles(Path.Combine(disk.Folder, "films"), "*", SearchOption.AllDirectories));
    }

    private static ContentSource Source(byte[] bytes) => new(new MemoryStream(bytes), bytes.Length);

    private static Task<ObjectInfo> PutAsync(FileBuckets buckets, string key, byte[] bytes) => buckets.PutObjectAsync(new("films", key), new(), Source(bytes), Stop);

    private static async Task<byte[]> ReadAsync(FileBuckets buckets, string key)
    {
        await using var content = await buckets.GetObjectAsync(new("films", key), ReadRequest.Whole, Stop);
        var bytes = new byte[content.Info.Size];
        await content.Stream.ReadExactlyAsync(bytes, Stop);
        return bytes;
    }

    private async Task<FileBuckets> OpenWithBucketAsync()
    {
        var buckets = await _folder.OpenBucketsAsync();
        await buckets.CreateBucketAsync("films", "123456789012", "us-east-1", Stop);
        return buckets;
    }
}
