using Usher.Ranking.Histories;
using Usher.Ranking.Tensors;

namespace Usher.Ranking.Actions;

/// <summary>The interactions of every user with actions, oldest first, in a memory-mapped file: those of a user are found by id and read where they lie.</summary>
public sealed class ActionHistoryIndex
{
    private readonly int _actionCount;
    private readonly ReadOnlyMemory<long> _offsets;
    private readonly ReadOnlyMemory<int> _actions;
    private readonly ReadOnlyMemory<sbyte> _types;
    private readonly ReadOnlyMemory<long> _times;

    /// <summary>Finds an index in a file.</summary>
    /// <param name="file">The file; must stay open.</param>
    /// <param name="actionCount">How many actions its interactions are with.</param>
    /// <exception cref="InvalidDataException">It is not there.</exception>
    internal ActionHistoryIndex(SafetensorsFile file, int actionCount)
    {
        _actionCount = actionCount;
        Users = new(file, "users");
        _offsets = file.Vector<long>("offsets", (long)Users.Count + 1);
        _actions = file.Vector<int>("events.actions");
        _types = file.Vector<sbyte>("events.types", _actions.Length);
        _times = file.Vector<long>("events.times", _actions.Length);
    }

    /// <summary>The users that have interactions.</summary>
    public IdTable Users { get; }

    /// <summary>The interactions of a user, oldest first.</summary>
    /// <param name="user">Index of the user in <see cref="Users"/>.</param>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public ActionEventSpan EventsOf(int user)
    {
        var offsets = _offsets.Span.Slice(user, 2);
        if (offsets[0] < 0 || offsets[0] > offsets[1] || offsets[1] > _actions.Length)
            throw new InvalidDataException($"The interactions of user {user} lie at {offsets[0]} to {offsets[1]} of {_actions.Length}: the index is damaged. Train again.");

        var range = (int)offsets[0]..(int)offsets[1];
        var actions = _actions.Span[range];
        if (!Ranges.AreBelow(actions, _actionCount))
            throw new InvalidDataException($"The interactions of user {user} are with actions that are not there: the index is damaged. Train again.");

        return new(actions, _types.Span[range], _times.Span[range]);
    }

    /// <summary>Writes the index of a set.</summary>
    /// <param name="set">The interactions.</param>
    /// <param name="path">The file; replaced when it is there.</param>
    internal static void Write(ActionSet set, string path)
    {
        var writer = new SafetensorsWriter();
        IdTable.Add(writer, "users", set.UserIds);
        AddEvents(writer, set);
        writer.Write(path);
    }

    /// <summary>Adds the interactions of a set to a file, without the ids.</summary>
    internal static void AddEvents(SafetensorsWriter writer, ActionSet set)
    {
        writer.Add<long>("offsets", set.Offsets, set.Offsets.Length);
        writer.Add<int>("events.actions", set.Actions, set.Actions.Length);
        writer.Add<sbyte>("events.types", set.Types, set.Types.Length);
        writer.Add<long>("events.times", set.Times, set.Times.Length);
    }
}
