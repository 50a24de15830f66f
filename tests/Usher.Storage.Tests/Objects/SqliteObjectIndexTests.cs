using Usher.Buckets;
using Usher.Buckets.Files.Index;
using Usher.Buckets.Objects;
using Usher.Storage.Objects;
using Usher.Storage.Sqlite;
using Usher.Wire.Errors;

namespace Usher.Storage.Tests.Objects;

public sealed class SqliteObjectIndexTests : IDisposable
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

    private readonly string _folder = Directory.CreateTempSubdirectory("usher-index-").FullName;

    private string File => Path.Combine(_folder, "objects.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Of_changes_that_come_together_one_that_fails_leaves_the_others()
    {
        await using var index = await OpenWithBucketAsync();
        var puts = Enumerable.Range(0, 50).Select(number => index.PutObjectAsync("films", Stored($"key-{number}"), number % 5 == 0 ? new WriteCondition("*") : default)).ToArray();
        foreach (var put in puts.Where((_, number) => number % 5 == 0))
            Assert.Equal("NoSuchKey", (await Assert.ThrowsAsync<AwsException>(() => put)).Code);
        foreach (var put in puts.Where((_, number) => number % 5 != 0))
            Assert.Empty(await put);

        Assert.Equal(40, index.ListObjects("films", new()).Items.Count);
        Assert.False(index.Knows("file-of-key-0"));
        Assert.True(index.Knows("file-of-key-1"));
    }

    [Fact]
    public async Task What_was_under_way_when_it_closes_is_kept()
    {
        var index = await OpenWithBucketAsync();
        var puts = Enumerable.Range(0, 50).Select(number => index.PutObjectAsync("films", Stored($"key-{number}"), default)).ToArray();
        await index.DisposeAsync();
        await Task.WhenAll(puts);

        await using var again = SqliteObjectIndex.Open(File);
        Assert.Equal(50, again.ListObjects("films", new()).Items.Count);
    }

    [Fact]
    public async Task Everything_of_an_object_is_read_as_it_was_written()
    {
        await using var index = await OpenWithBucketAsync();
        var stored = Stored("key") with { UploadId = "upload", Info = Stored("key").Info with { Parts = [new(1, 5, new(Buckets.Checksums.ChecksumAlgorithm.Sha1, "x")), new(3, 2, null)] } };
        await index.PutObjectAsync("films", stored, default);

        var read = index.FindObject(new("films", "key"))!;
        Assert.Equal(stored.Files, read.Files);
        Assert.Equal(stored.Info.Parts, read.Info.Parts);
        Assert.Equal((stored.UploadId, stored.Info.ETag, stored.Info.LastModified, stored.Info.Checksum), (read.UploadId, read.Info.ETag, read.Info.LastModified, read.Info.Checksum));
    }

    [Fact]
    public async Task Files_that_nothing_names_any_more_are_told()
    {
        await using var index = await OpenWithBucketAsync();
        await index.PutObjectAsync("films", Stored("key"), default);

        var replaced = await index.PutObjectAsync("films", Stored("key") with { Files = [new("newer", 1)] }, default);
        Assert.Equal(["file-of-key"], replaced.Select(file => file.Name));
        var removed = await index.RemoveObjectsAsync("films", ["key", "none"], default);
        Assert.Equal(["newer"], removed.Select(file => file.Name));
        Assert.False(index.Knows("newer"));
    }

    [Fact]
    public async Task An_index_of_a_later_version_is_left_alone()
    {
        await (await OpenWithBucketAsync()).DisposeAsync();
        using (var session = new Session(File))
            session.Script("PRAGMA user_version = 99");

        Assert.Contains("version 99", Assert.Throws<InvalidDataException>(() => SqliteObjectIndex.Open(File)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_key_behind_all_that_begin_so_is_the_next_one()
    {
        Assert.Null(KeyOrder.Behind([]));
        Assert.Equal("b"u8.ToArray(), KeyOrder.Behind("a"u8));
        Assert.Equal("a0"u8.ToArray(), KeyOrder.Behind("a/"u8));
    }

    private static StoredObject Stored(string key) =>
        new(new ObjectInfo { Key = key, Size = 1, ETag = "etag", LastModified = Now, Checksum = new(Buckets.Checksums.ChecksumAlgorithm.Crc32, "AAAAAA==") }, [new($"file-of-{key}", 1)]);

    private async Task<SqliteObjectIndex> OpenWithBucketAsync()
    {
        var index = SqliteObjectIndex.Open(File);
        await index.AddBucketAsync(new Bucket("films", "123456789012", "us-east-1", Now));
        return index;
    }
}
