using System.Collections.Immutable;
using Usher.Core.Errors;
using Usher.Wire.UsherApi;

namespace Usher.Core.Events;

/// <summary>Sends to listeners on this node what happens to the events of a dataset group.</summary>
public sealed class EventFeeds(TimeProvider clock)
{
    /// <summary>The number of listeners is limited because each has a buffer and holds a connection.</summary>
    private const int MaxListeners = 100;

    private ImmutableList<EventFeed> _listeners = [];

    /// <summary>Begins to listen. Earlier messages are not sent.</summary>
    /// <param name="groupArn">The dataset group.</param>
    /// <exception cref="Usher.Wire.Errors.AwsException">LimitExceededException: there are too many listeners.</exception>
    internal EventFeed Listen(string groupArn)
    {
        var feed = new EventFeed(groupArn, clock, gone => ImmutableInterlocked.Update(ref _listeners, static (listeners, leaving) => listeners.Remove(leaving), gone));
        return ImmutableInterlocked.Update(ref _listeners, static (listeners, coming) => listeners.Count < MaxListeners ? listeners.Add(coming) : listeners, feed)
            ? feed
            : throw ServiceErrors.LimitExceeded($"There are {MaxListeners} streams of events already. End one of them.");
    }

    /// <summary>Sends a message to the listeners of a group. It is created only if there are some.</summary>
    internal void Tell(string groupArn, Func<EventStreamEntry> make)
    {
        EventStreamEntry? entry = null;
        foreach (var listener in Volatile.Read(ref _listeners))
        {
            if (listener.GroupArn == groupArn)
                listener.Add(entry ??= make());
        }
    }
}
