using Usher.Storage.Events;

namespace Usher.Storage.Tests.Events;

public sealed class KilledEventWriterTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("usher-killed-");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Every_acknowledged_event_is_there_once_after_kill_9_again_and_again()
    {
        var acknowledged = new List<string>();
        // Each at another moment of the writer's work.
        foreach (var events in (int[])[1, 30, 200])
            acknowledged.AddRange(await KilledWriter.RunAsync("events", _folder.FullName, events, Stop));

        using var store = SqliteEventStore.Open(Path.Combine(_folder.FullName, "events.db"));
        var kept = await store.ReadEventsAsync("interactions", after: 0, Stop).Select(one => one.Event.EventId!).ToArrayAsync(Stop);

        Assert.True(acknowledged.Count >= 231, $"{acknowledged.Count} ids came.");
        Assert.Empty(acknowledged.Except(kept));
        Assert.Equal(kept.Length, kept.Distinct().Count());
    }
}
