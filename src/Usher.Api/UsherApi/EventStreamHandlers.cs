using System.Buffers;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Usher.Api.Calls;
using Usher.Core.Events;
using Usher.Wire.Json;
using Usher.Wire.UsherApi;

namespace Usher.Api.UsherApi;

/// <summary>Streams what becomes of the events that are sent.</summary>
internal sealed class EventStreamHandlers(EventFeedOperations feeds) : IUsherOperationGroup
{
    public IEnumerable<UsherOperation> Operations =>
    [
        new("StreamEvents", "GET", "events/stream", StreamEventsAsync),
        new("ListDroppedFields", "GET", "events/dropped", ListDroppedFieldsAsync),
    ];

    private async Task StreamEventsAsync(AwsCall call, CancellationToken cancellationToken)
    {
        using var feed = feeds.Listen(call.AuthorizeOnGroup("usher:StreamEvents"));
        var stopping = call.Http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping);
        var response = call.Http.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        try
        {
            // Sends the headers at once: a client that has them receives every later event.
            await response.Body.FlushAsync(end.Token);
            await SseFormatter.WriteAsync(ItemsOf(feed, end.Token), response.Body, (item, body) => WriteJson(item.Data, body), end.Token);
        }
        catch (OperationCanceledException)
        {
            // The reader left, or the server stops: how every stream ends.
        }
    }

    private Task ListDroppedFieldsAsync(AwsCall call, CancellationToken cancellationToken) => call.AnswerAsync(feeds.ListDropped(call.AuthorizeOnGroup("usher:ListDroppedFields")), cancellationToken);

    private static async IAsyncEnumerable<SseItem<EventStreamEntry>> ItemsOf(EventFeed feed, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entry in feed.ReadAsync(cancellationToken))
            yield return new(entry, entry.Outcome);
    }

    private static void WriteJson(EventStreamEntry entry, IBufferWriter<byte> body)
    {
        using var json = new Utf8JsonWriter(body);
        JsonSerializer.Serialize(json, entry, AwsJson.Options);
    }
}
