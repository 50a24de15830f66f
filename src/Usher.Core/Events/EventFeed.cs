using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Usher.Wire.UsherApi;

namespace Usher.Core.Events;

/// <summary>The messages for one listener. For a slow listener the oldest waiting messages are dropped, and it gets the number of those dropped.</summary>
public sealed class EventFeed : IDisposable
{
    /// <summary>How many messages may wait for a listener.</summary>
    internal const int MaxWaiting = 1_000;

    /// <summary>After this time without a message, one with the outcome <see cref="EventStreamEntry.Quiet"/> is sent, because proxies close idle connections.</summary>
    internal static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    private readonly Channel<EventStreamEntry> _waiting;
    private readonly TimeProvider _clock;
    private readonly Action<EventFeed> _leave;
    private long _lost;

    internal EventFeed(string groupArn, TimeProvider clock, Action<EventFeed> leave)
    {
        (GroupArn, _clock, _leave) = (groupArn, clock, leave);
        _waiting = Channel.CreateBounded<EventStreamEntry>(new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true }, _ => Interlocked.Increment(ref _lost));
    }

    internal string GroupArn { get; }

    /// <summary>The messages, as they come, until the caller cancels.</summary>
    public async IAsyncEnumerable<EventStreamEntry> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = _waiting.Reader.WaitToReadAsync(cancellationToken).AsTask();
            while (await IsSilentAsync(next, cancellationToken))
                yield return new() { Outcome = EventStreamEntry.Quiet };

            await next;
            while (_waiting.Reader.TryRead(out var entry))
            {
                if (Interlocked.Exchange(ref _lost, 0) is > 0 and var lost)
                    yield return new() { Outcome = EventStreamEntry.Lost, Count = lost };
                yield return entry;
            }
        }
    }

    /// <summary>Ends the listening.</summary>
    public void Dispose() => _leave(this);

    internal void Add(EventStreamEntry entry) => _waiting.Writer.TryWrite(entry);

    private async Task<bool> IsSilentAsync(Task next, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var first = await Task.WhenAny(next, Task.Delay(Silence, _clock, ended.Token));
        await ended.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        return first != next;
    }
}
