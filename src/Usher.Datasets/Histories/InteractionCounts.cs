namespace Usher.Datasets.Histories;

/// <summary>What is counted of interactions while they are written into an index.</summary>
internal sealed class InteractionCounts(int users, int items, int types)
{
    private long _count;

    /// <summary>(U + 1) where each user's interactions begin.</summary>
    public long[] Offsets { get; } = new long[users + 1];

    /// <summary>(I) interactions of each item.</summary>
    public int[] OfItems { get; } = new int[items];

    /// <summary>Interactions of each event type.</summary>
    public long[] OfTypes { get; } = new long[types];

    /// <summary>The earliest time; null without interactions.</summary>
    public long? First { get; private set; }

    /// <summary>The latest.</summary>
    public long? Last { get; private set; }

    /// <summary>Counts one; they come user by user, so that every user has one.</summary>
    public void Add(int user, in IndexedInteraction interaction)
    {
        Offsets[user + 1] = ++_count;
        OfItems[interaction.Item]++;
        OfTypes[interaction.EventType]++;
        First = Math.Min(First ?? long.MaxValue, interaction.Time);
        Last = Math.Max(Last ?? long.MinValue, interaction.Time);
    }
}
