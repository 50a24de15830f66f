using System.Collections.Frozen;

namespace Usher.Core.Histories;

/// <summary>Counts of the live events that arrived after the index was built.</summary>
internal sealed class HistoryTail
{
    /// <summary>The number of the newest event that is counted.</summary>
    public required long UpTo { get; init; }

    /// <summary>The number of events.</summary>
    public int Count { get; init; }

    /// <summary>The number of events of each user.</summary>
    public IReadOnlyDictionary<string, int> Users { get; init; } = FrozenDictionary<string, int>.Empty;

    /// <summary>The number of events of each item.</summary>
    public IReadOnlyDictionary<string, int> Items { get; init; } = FrozenDictionary<string, int>.Empty;

    /// <summary>The number of events of each type.</summary>
    public IReadOnlyDictionary<string, int> EventTypes { get; init; } = FrozenDictionary<string, int>.Empty;

    /// <summary>The earliest time; null without events.</summary>
    public long? FirstTime { get; init; }

    /// <summary>The latest time; null without events.</summary>
    public long? LastTime { get; init; }
}
