using Usher.Ranking.Splits;

namespace Usher.Training.Counts;

/// <summary>The distinct pairs of user and item in the training events, by user and by item.</summary>
internal sealed class Audience
{
    private readonly int[] _itemOffsets;
    private readonly int[] _items;
    private readonly int[] _userOffsets;
    private readonly int[] _users;

    /// <param name="split">The events.</param>
    /// <param name="includesUser">Which users to take.</param>
    /// <param name="includesItem">Which items to take.</param>
    public Audience(Split split, Func<int, bool> includesUser, Func<int, bool> includesItem)
    {
        var set = split.Set;
        var items = new List<int>();
        var lastUser = new int[set.ItemCount];                            // (I) the user who was last seen with each item
        Array.Fill(lastUser, -1);
        _itemOffsets = new int[set.UserCount + 1];
        _userOffsets = new int[set.ItemCount + 1];
        for (var user = 0; user < set.UserCount; user++)
        {
            foreach (var item in includesUser(user) ? split.TrainItemsOf(user) : [])
            {
                if (lastUser[item] == user || !includesItem(item))
                    continue;

                lastUser[item] = user;
                items.Add(item);
                _userOffsets[item + 1]++;
            }

            _itemOffsets[user + 1] = items.Count;
        }

        _items = [.. items];
        for (var item = 0; item < set.ItemCount; item++)
            _userOffsets[item + 1] += _userOffsets[item];

        _users = new int[_items.Length];
        var next = _userOffsets[..^1];
        for (var user = 0; user < set.UserCount; user++)
        {
            foreach (var item in ItemsOf(user))
                _users[next[item]++] = user;
        }
    }

    /// <summary>All users and items.</summary>
    public Audience(Split split)
        : this(split, _ => true, _ => true)
    {
    }

    /// <summary>The distinct items of a user.</summary>
    public ReadOnlySpan<int> ItemsOf(int user) => _items.AsSpan(_itemOffsets[user].._itemOffsets[user + 1]);

    /// <summary>The users of an item, in ascending order.</summary>
    public ReadOnlySpan<int> UsersOf(int item) => _users.AsSpan(_userOffsets[item].._userOffsets[item + 1]);

    /// <summary>Adds to each item's count the number of users that it shares with a given item; for the item itself, all its users.</summary>
    /// <param name="item">The given item.</param>
    /// <param name="counts">(I) the counts, to which is added.</param>
    public void CountShared(int item, Span<float> counts)
    {
        foreach (var user in UsersOf(item))
        {
            foreach (var other in ItemsOf(user))
                counts[other]++;
        }
    }
}
