using Microsoft.Data.Sqlite;
using Usher.Contracts;
using Usher.Core.EventStore;
using Usher.Storage.Contracts.Events;
using Usher.Storage.Events;

namespace Usher.Storage.Tests.Events;

public sealed class SqliteEventStoreTests : EventStoreContract
{
    private readonly TemporaryFolder _folder = new();
    private SqliteEventStore? _store;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public override ValueTask DisposeAsync()
    {
        _store?.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    protected override Task<IEventStore> OpenAsync()
    {
        _store?.Dispose();
        return Task.FromResult<IEventStore>(_store = SqliteEventStore.Open(_folder["events.db"]));
    }

    // During a request a read must cost no thread switch and no allocation for a task.
    [Fact]
    public async Task Reads_of_a_request_complete_synchronously()
    {
        await _store!.AddAsync(new("interactions", "u", "s", [new("a", "Watch", 1, null, null, null)]));

        var events = _store.ReadUserAsync("interactions", "u", after: 0, Stop);
        var row = _store.FindRowAsync("items", "a", Stop);

        Assert.True(events.IsCompletedSuccessfully && row.IsCompletedSuccessfully);
        Assert.Single(await events);
        Assert.Null(await row);
    }

    [Fact]
    public async Task A_file_of_the_first_version_is_brought_up_to_date()
    {
        using (var old = new SqliteConnection($"Data Source={_folder["old.db"]};Pooling=False"))
        {
            old.Open();
            using var command = old.CreateCommand();
            command.CommandText =
                """
                CREATE TABLE layers (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
                CREATE TABLE events (
                    number INTEGER PRIMARY KEY AUTOINCREMENT, layer INTEGER NOT NULL, subject TEXT NOT NULL, is_anonymous INTEGER NOT NULL, item TEXT NOT NULL, type TEXT NOT NULL, time INTEGER NOT NULL,
                    value REAL, event_id TEXT, columns TEXT, fingerprint BLOB NOT NULL);
                CREATE INDEX events_of_subject ON events (layer, subject);
                CREATE UNIQUE INDEX events_by_id ON events (layer, event_id) WHERE event_id IS NOT NULL;
                CREATE UNIQUE INDEX events_by_fingerprint ON events (layer, fingerprint);
                CREATE TABLE put_rows (layer INTEGER NOT NULL, id TEXT NOT NULL, columns TEXT, PRIMARY KEY (layer, id)) WITHOUT ROWID;
                INSERT INTO layers VALUES (7, 'interactions');
                INSERT INTO events VALUES (3, 7, 's', 1, 'a', 'Watch', 1700000000, NULL, 'e', NULL, x'00');
                INSERT INTO put_rows VALUES (7, 'b', '{}');
                PRAGMA user_version = 1;
                """;
            command.ExecuteNonQuery();
        }

        using var store = SqliteEventStore.Open(_folder["old.db"]);

        Assert.Equal(1, (await store.AddAsync(new("interactions", "u", "s", [new("c", "Watch", 1, null, null, null)]))).Merged);
        Assert.Equal([(4, "a"), (5, "c")], (await store.ReadUserAsync("interactions", "u", after: 3, Stop)).Select(one => (one.Number, one.ItemId)));
        Assert.Equal("{}", (await store.FindRowAsync("interactions", "b", Stop))!.Columns);
    }
}
