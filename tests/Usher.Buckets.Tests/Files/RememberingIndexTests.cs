using Usher.Buckets.Files.Index;
using Usher.Buckets.Objects;
using Usher.Storage.Objects;

namespace Usher.Buckets.Tests.Files;

public sealed class RememberingIndexTests : IAsyncDisposable
{
    private static readonly ObjectAddress Address = new("movies", "ratings.csv");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("usher-index-");
    private readonly SqliteObjectIndex _inner;
    private readonly RememberingIndex _index;

    public RememberingIndexTests()
    {
        _inner = SqliteObjectIndex.Open(Path.Combine(_folder.FullName, "objects.db"));
        _index = new(_inner);
    }

    public async ValueTask DisposeAsync()
    {
        await _index.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task What_was_found_once_is_not_looked_up_again()
    {
        await GivenAsync("one");

        Assert.Same(await FindAsync(), await FindAsync());
    }

    [Fact]
    public async Task Every_change_is_seen_by_the_next_reader()
    {
        await GivenAsync("one");
        var first = (await FindAsync())!.Info.ETag;
        await GivenAsync("two");
        var second = (await FindAsync())!.Info.ETag;
        await _index.SetObjectTagsAsync(Address, new Dictionary<string, string> { ["team"] = "a" });
        var tags = (await FindAsync())!.Info.Tags;
        await _index.RemoveObjectsAsync(Address.Bucket, [Address.Key], default);

        Assert.Equal(("one", "two", "a"), (first, second, tags["team"]));
        Assert.Null(await FindAsync());
    }

    [Fact]
    public async Task Readers_beside_a_writer_never_see_an_object_older_than_one_that_was_acknowledged()
    {
        await GivenAsync("0");
        var acknowledged = 0;
        var isOver = false;
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(
            async () =>
            {
                while (!Volatile.Read(ref isOver))
                {
                    var before = Volatile.Read(ref acknowledged);
                    var seen = int.Parse((await FindAsync())!.Info.ETag, System.Globalization.CultureInfo.InvariantCulture);
                    Assert.True(seen >= before, $"{seen} was read after {before} was acknowledged.");
                }
            },
            TestContext.Current.CancellationToken)).ToArray();

        for (var version = 1; version <= 200; version++)
        {
            await GivenAsync($"{version}");
            Volatile.Write(ref acknowledged, version);
        }

        Volatile.Write(ref isOver, true);
        await Task.WhenAll(readers);
    }

    private ValueTask<StoredObject?> FindAsync() => _index.FindObjectAsync(Address, TestContext.Current.CancellationToken);

    private async Task GivenAsync(string etag)
    {
        await _index.AddBucketAsync(new(Address.Bucket, "123456789012", "us-east-1", DateTimeOffset.UnixEpoch));
        await _index.PutObjectAsync(Address.Bucket, new(new() { Key = Address.Key, Size = 0, ETag = etag, LastModified = DateTimeOffset.UnixEpoch }, []), default);
    }
}
