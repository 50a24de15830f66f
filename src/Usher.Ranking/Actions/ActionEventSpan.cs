namespace Usher.Ranking.Actions;

/// <summary>Interactions with actions, oldest first, where they lie: in the arrays of a set or in a mapped file.</summary>
public readonly ref struct ActionEventSpan
{
    private readonly ReadOnlySpan<int> _actions;
    private readonly ReadOnlySpan<sbyte> _types;
    private readonly ReadOnlySpan<long> _times;

    internal ActionEventSpan(ReadOnlySpan<int> actions, ReadOnlySpan<sbyte> types, ReadOnlySpan<long> times)
    {
        _actions = actions;
        _types = types;
        _times = times;
    }

    /// <summary>How many there are.</summary>
    public int Length => _actions.Length;

    /// <summary>One of them.</summary>
    /// <param name="index">0 for the oldest.</param>
    public ActionEvent this[int index] => new(_actions[index], (ActionEventType)_types[index], _times[index]);
}
