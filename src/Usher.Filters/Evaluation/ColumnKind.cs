namespace Usher.Filters.Evaluation;

/// <summary>What a column holds, as far as filters tell columns apart.</summary>
public enum ColumnKind
{
    Text,

    /// <summary>One category or several, separated by '|'.</summary>
    Categories,

    Number,

    /// <summary>EVENT_TYPE of interactions: case does not count.</summary>
    EventType,
}
