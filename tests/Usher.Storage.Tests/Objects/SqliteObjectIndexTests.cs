using Usher.Buckets.Files.Index;
using Usher.Contracts;
using Usher.Storage.Contracts.Objects;
using Usher.Storage.Objects;
using Usher.Storage.Sqlite;

namespace Usher.Storage.Tests.Objects;

public sealed class SqliteObjectIndexTests : ObjectIndexContract
{
    private readonly TemporaryFolder _folder = new();
    private SqliteObjectIndex? _index;

    private string File => _folder["objects.db"];

    public override async ValueTask DisposeAsync()
    {
        if (_index is not null)
            await _index.DisposeAsync();
        _folder.Dispose();
    }

    protected override async Task<IObjectIndex> OpenAsync()
    {
        if (_index is not null)
            await _index.DisposeAsync();
        return _index = SqliteObjectIndex.Open(File);
    }

    // Every GetObject is a read: it must cost no thread switch and no allocation for a task.
    [Fact]
    public async Task Reads_complete_synchronously()
    {
        var found = _index!.FindObjectAsync(new("films", "key"), TestContext.Current.CancellationToken);

        Assert.True(found.IsCompletedSuccessfully);
        Assert.Null(await found);
    }

    [Fact]
    public async Task An_index_of_a_later_version_is_left_alone()
    {
        await _index!.DisposeAsync();
        _index = null;
        using (var session = new Session(File))
            session.Script("PRAGMA user_version = 99");

        Assert.Contains("version 99", Assert.Throws<InvalidDataException>(() => SqliteObjectIndex.Open(File)).Message, StringComparison.Ordinal);
    }
}
