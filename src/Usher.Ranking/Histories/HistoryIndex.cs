using Usher.Ranking.Tensors;

namespace Usher.Ranking.Histories;

/// <summary>The events of every user, oldest first, in a memory-mapped file: a user's history is found by id and read where it lies.</summary>
public sealed class HistoryIndex : IDisposable
{
    private readonly SafetensorsFile _file;
    private readonly int _itemCount;
    private readonly ReadOnlyMemory<long> _offsets;
    private readonly ReadOnlyMemory<int> _items;
    private readonly ReadOnlyMemory<long> _times;

    internal HistoryIndex(SafetensorsFile file, int itemCount)
    {
        _file = file;
        _itemCount = itemCount;
        Users = new(file, "users");
        _offsets = file.Vector<long>("offsets", (long)Users.Count + 1);
        _items = file.Vector<int>("items");
        _times = file.Vector<long>("times", _items.Length);
    }

    /// <summary>The users that have a history.</summary>
    public IdTable Users { get; }

    /// <summary>How many events there are.</summary>
    public int EventCount => _items.Length;

    /// <summary>Writes an index.</summary>
    /// <param name="set">The events.</param>
    /// <param name="path">The file; replaced when it is there.</param>
    public static void Write(TrainingSet set, string path)
    {
        var writer = new SafetensorsWriter();
        IdTable.Add(writer, "users", set.UserIds);
        writer.Add<long>("offsets", set.Offsets, set.Offsets.Length);
        writer.Add<int>("items", set.Items, set.Items.Length);
        writer.Add<long>("times", set.Times, set.Times.Length);
        writer.Write(path);
    }

    /// <summary>Opens an index.</summary>
    /// <param name="path">The file.</param>
    /// <param name="itemCount">How many items its events are of.</param>
    /// <exception cref="InvalidDataException">It is missing, cut short or damaged.</exception>
    public static HistoryIndex Open(string path, int itemCount)
    {
        var file = SafetensorsFile.Open(path);
        try
        {
            return new(file, itemCount);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The items of a user's events, oldest first.</summary>
    /// <param name="user">Index of the user in <see cref="Users"/>.</param>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public ReadOnlySpan<int> ItemsOf(int user)
    {
        var items = _items.Span[RangeOf(user)];
        foreach (var item in items)
        {
            if ((uint)item >= (uint)_itemCount)
                throw new InvalidDataException($"The history of user {user} has item {item} of {_itemCount}: the index is damaged. Train again.");
        }

        return items;
    }

    /// <summary>The times of a user's events, oldest first, in seconds since 1970-01-01 UTC.</summary>
    /// <param name="user">Index of the user in <see cref="Users"/>.</param>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public ReadOnlySpan<long> TimesOf(int user) => _times.Span[RangeOf(user)];

    /// <summary>A user's events, oldest first.</summary>
    /// <param name="user">Index of the user in <see cref="Users"/>.</param>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public EventSpan EventsOf(int user) => new(ItemsOf(user), TimesOf(user));

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private Range RangeOf(int user)
    {
        var offsets = _offsets.Span.Slice(user, 2);
        if (offsets[0] < 0 || offsets[0] > offsets[1] || offsets[1] > _items.Length)
            throw new InvalidDataException($"The history of user {user} lies at {offsets[0]} to {offsets[1]} of {_items.Length} events: the index is damaged. Train again.");

        return (int)offsets[0]..(int)offsets[1];
    }
}
