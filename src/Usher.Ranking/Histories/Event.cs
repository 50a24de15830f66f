namespace Usher.Ranking.Histories;

/// <summary>One event of a user, as rankers read it.</summary>
/// <param name="Item">Index of the item.</param>
/// <param name="Time">Seconds since 1970-01-01 UTC.</param>
/// <param name="Type">Index of the event type; <see cref="NoType"/> where types are not told apart.</param>
/// <param name="Fields">Numbers of the categories that the event's own columns have (the device, the place …); empty where there are none.</param>
/// <remarks>Storage keeps an array for each member (<see cref="TrainingSet"/>, <see cref="HistoryIndex"/>); an <see cref="EventSpan"/> puts events together from them as they are read.</remarks>
public readonly record struct Event(int Item, long Time, int Type = Event.NoType, ReadOnlyMemory<int> Fields = default)
{
    /// <summary>The type of events whose types are not told apart.</summary>
    public const int NoType = -1;
}
