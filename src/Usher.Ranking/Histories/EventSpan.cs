namespace Usher.Ranking.Histories;

/// <summary>Consecutive events of one user, oldest first, where they are stored: a span for each member of <see cref="Event"/>.</summary>
public readonly ref struct EventSpan
{
    /// <summary>Takes events without types and fields.</summary>
    /// <param name="items">Indexes of the items.</param>
    /// <param name="times">Seconds since 1970-01-01 UTC, one for each item, never falling.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public EventSpan(ReadOnlySpan<int> items, ReadOnlySpan<long> times)
    {
        if (items.Length != times.Length)
            throw new ArgumentException($"{items.Length} items and {times.Length} times do not make events.", nameof(times));

        Items = items;
        Times = times;
    }

    /// <summary>The item of each event.</summary>
    public ReadOnlySpan<int> Items { get; }

    /// <summary>The time of each event, in seconds since 1970-01-01 UTC.</summary>
    public ReadOnlySpan<long> Times { get; }

    /// <summary>How many events there are.</summary>
    public int Length => Items.Length;

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => Items.IsEmpty;

    /// <summary>One event.</summary>
    /// <param name="index">0 for the oldest.</param>
    public Event this[int index] => new(Items[index], Times[index]);

    /// <summary>Some of the events. Ranges call it: <c>events[..^1]</c>.</summary>
    public EventSpan Slice(int start, int length) => new(Items.Slice(start, length), Times.Slice(start, length));

    /// <summary>Goes through the events, oldest first.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>Goes through the events.</summary>
    public ref struct Enumerator(EventSpan events)
    {
        private readonly EventSpan _events = events;
        private int _index = -1;

        /// <summary>The event that was reached.</summary>
        public readonly Event Current => _events[_index];

        /// <summary>Goes to the next event.</summary>
        public bool MoveNext() => ++_index < _events.Length;
    }
}
