using Microsoft.Data.Sqlite;
using Usher.Contracts;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Storage.Contracts.Resources;
using Usher.Storage.Resources;

namespace Usher.Storage.Tests.Resources;

public sealed class SqliteResourceStoreTests : ResourceStoreContract
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public override ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    protected override async Task<IResourceStore> OpenAsync() => await SqliteResourceStore.OpenAsync(_folder["service.db"], Stop);

    [Fact]
    public async Task A_write_that_fails_half_way_changes_nothing()
    {
        var store = await OpenAsync();
        await store.WriteAsync([Group("films", "1"), Group("books", "1")], []);

        // The documents of others are written, and what is removed is gone, before this one fails.
        await Assert.ThrowsAsync<NotSupportedException>(() => store.WriteAsync([Group("films", "2"), new Unknown()], [Group("books", "1").Arn]));

        await HoldsAsync(Group("films", "1"), Group("books", "1"));
    }

    /// <summary>A resource of a kind that has no document.</summary>
    private sealed record Unknown : Resource
    {
        public override string Arn => "unknown";

        public override string Status => "ACTIVE";

        public override DateTimeOffset CreatedAt => default;
    }
}
