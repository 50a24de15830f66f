using Usher.Storage.Events;

namespace Usher.Storage.Writer;

/// <summary>Sends events from several tasks at once to the store of a folder, and prints each event's id once it is acknowledged.</summary>
internal static class EventWriter
{
    public const string Stream = "interactions";

    private const int Senders = 4;

    public static async Task RunAsync(string folder)
    {
        using var store = SqliteEventStore.Open(Path.Combine(folder, "events.db"));
        var begun = await store.ReadEventsAsync(Stream, after: 0, CancellationToken.None).CountAsync();
        await Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => SendAsync(store, $"{begun}-{sender}")));
    }

    private static async Task SendAsync(SqliteEventStore store, string sender)
    {
        for (var number = 0; ; number++)
        {
            var id = $"{sender}-{number}";
            await store.AddAsync(new(Stream, $"user-{sender}", "session", [new("item", "Watch", number, 4.5, id, null)]));
            Console.WriteLine(id);
        }
    }
}
