namespace Usher.Ranking.Actions;

/// <summary>The event types of action interactions as text: TAKEN, NOT_TAKEN and VIEWED.</summary>
/// <remarks>Developer Guide, "Action interaction event types" writes Taken, Not Taken and Viewed, and its filters TAKEN, NOT_TAKEN and VIEWED: the case does not count, and a blank is the same as '_'.</remarks>
public static class ActionEventTypes
{
    /// <summary>The texts that are stored, by the value of <see cref="ActionEventType"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["TAKEN", "NOT_TAKEN", "VIEWED"];

    /// <summary>The text that is stored for a type.</summary>
    public static string NameOf(ActionEventType type) => Names[(int)type];

    /// <summary>Reads a text, such as "Not Taken" or "NOT_TAKEN".</summary>
    /// <returns>Null for a text that is none of the three.</returns>
    public static ActionEventType? Parse(ReadOnlySpan<char> text)
    {
        for (var type = 0; type < Names.Count; type++)
        {
            if (IsSame(text, Names[type]))
                return (ActionEventType)type;
        }

        return null;
    }

    private static bool IsSame(ReadOnlySpan<char> text, string name)
    {
        if (text.Length != name.Length)
            return false;

        for (var at = 0; at < name.Length; at++)
        {
            if ((text[at] == ' ' ? '_' : char.IsAsciiLetterLower(text[at]) ? (char)(text[at] - 'a' + 'A') : text[at]) != name[at])
                return false;
        }

        return true;
    }
}
