using System.Collections.Frozen;

namespace Usher.Core.Histories;

/// <summary>What is counted of the events that came after the index was made.</summary>
internal sealed class HistoryTail
{
    /// <summary>The number of the newest event that is counted.</summary>
    public required long UpTo { get; init; }

    /// <summary>How many there are.</summary>
    public int Count { get; init; }

    /// <summary>Events of each user.</summary>
    public IReadOnlyDictionary<string, int> Users { get; init; } = FrozenDictionary<string, int>.Empty;

    /// <summary>Events of each item.</summary>
    public IReadOnlyDictionary<string, int> Items { get; init; } = FrozenDictionary<string, int>.Empty;

    /// <summary>Events of each event type.</summary>
    public IReadOnlyDictionary<string, int> EventTypes { get; init; } = FrozenDictionary<string, int>.Empty;

    /// <summary>The earliest time; null without events.</summary>
    public long? FirstTime { get; init; }

    /// <summary>The latest time; null without events.</summary>
    public long? LastTime { get; init; }
}
