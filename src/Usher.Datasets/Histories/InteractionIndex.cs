using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Usher.Datasets.Histories;

/// <summary>The interactions of a dataset by user, oldest first, in a file, with what is counted of them in memory: a history is one read.</summary>
/// <remarks>The file goes with the index, so an index that nobody holds any longer needs no care.</remarks>
public sealed class InteractionIndex
{
    private readonly Dictionary<string, int> _userNumbers;
    private readonly Dictionary<string, int> _itemNumbers;
    private readonly long[] _offsets;
    private readonly SafeFileHandle? _file;

    internal InteractionIndex(string[] users, string[] items, string[] eventTypes, InteractionCounts counts, SafeFileHandle? file)
    {
        (Users, Items, EventTypes, _file) = (users, items, eventTypes, file);
        (ItemCounts, EventTypeCounts, FirstTime, LastTime, _offsets) = (counts.OfItems, counts.OfTypes, counts.First, counts.Last, counts.Offsets);
        _userNumbers = Numbers(users);
        _itemNumbers = Numbers(items);
        var busiest = new int[users.Length];
        for (var user = 0; user < busiest.Length; user++)
            busiest[user] = user;
        Array.Sort(busiest, (a, b) => CountOf(b).CompareTo(CountOf(a)) is not 0 and var order ? order : string.CompareOrdinal(users[a], users[b]));
        BusiestUsers = busiest;
    }

    /// <summary>That of a dataset without interactions.</summary>
    public static InteractionIndex Empty { get; } = new([], [], [], new(0, 0, 0), file: null);

    /// <summary>Ids of the users, by number.</summary>
    public IReadOnlyList<string> Users { get; }

    /// <summary>Ids of the items, by number.</summary>
    public IReadOnlyList<string> Items { get; }

    /// <summary>The event types, by number; an empty text stands for none.</summary>
    public IReadOnlyList<string> EventTypes { get; }

    /// <summary>Interactions of each item, by its number.</summary>
    public IReadOnlyList<int> ItemCounts { get; }

    /// <summary>Interactions of each event type, by its number.</summary>
    public IReadOnlyList<long> EventTypeCounts { get; }

    /// <summary>Numbers of the users: who has most interactions first, those with equally many by id.</summary>
    public IReadOnlyList<int> BusiestUsers { get; }

    /// <summary>How many interactions there are.</summary>
    public long Count => _offsets[^1];

    /// <summary>The earliest time, in seconds since 1970-01-01 UTC; null without interactions.</summary>
    public long? FirstTime { get; }

    /// <summary>The latest time; null without interactions.</summary>
    public long? LastTime { get; }

    /// <summary>The number of a user; -1 for a user that is not known.</summary>
    public int UserOf(string id) => _userNumbers.GetValueOrDefault(id, -1);

    /// <summary>The number of an item; -1 where it is not known.</summary>
    public int ItemOf(string id) => _itemNumbers.GetValueOrDefault(id, -1);

    /// <summary>How many interactions a user has.</summary>
    public int CountOf(int user) => (int)(_offsets[user + 1] - _offsets[user]);

    /// <summary>The interactions of a user, oldest first.</summary>
    public IndexedInteraction[] Of(int user)
    {
        var interactions = new IndexedInteraction[CountOf(user)];
        var bytes = MemoryMarshal.AsBytes(interactions.AsSpan());
        var at = _offsets[user] * Unsafe.SizeOf<IndexedInteraction>();
        while (bytes.Length > 0)
        {
            var read = RandomAccess.Read(_file!, bytes, at);
            if (read == 0)
                throw new InvalidDataException("The index of interactions was cut short while it was in use.");
            bytes = bytes[read..];
            at += read;
        }

        return interactions;
    }

    private static Dictionary<string, int> Numbers(string[] ids)
    {
        var numbers = new Dictionary<string, int>(ids.Length, StringComparer.Ordinal);
        for (var number = 0; number < ids.Length; number++)
            numbers.Add(ids[number], number);
        return numbers;
    }
}
