using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;

namespace Usher.Core.EventStore;

/// <summary>Tells the IDs of sessions from words such as "null", which programs send as sessionId if they have none. Many visitors share such a word, so its events must never be assigned to one user.</summary>
public static partial class SessionIds
{
    /// <summary>Why events of such a session stay without a user.</summary>
    public const string IsNone = "it names no session (as null, undefined or 0 do), so events that came with it and without a userId are given to no user and not learned from. Send an id of each visit's own.";

    /// <summary>Why events of a session that several users share stay without a user.</summary>
    public const string IsShared = "it came with more than one user, or with more events than one visit has, so events that came with it and without a userId are given to no user and not learned from. Send an id of each visit's own.";

    /// <summary>The most anonymous events of one visit. A sessionId with more is taken for a constant that a program sends for all visitors, so its events are assigned to no user.</summary>
    public const int MaxEventsOfVisit = 1_000;

    // Compared by letters and digits only, so (null), <None>, 'undefined', n/a and [object Object] are found too.
    private static readonly FrozenSet<string> Words = new[]
    {
        "na", "unknown", "anonymous", "anonymoususer", "anonymousid", "anon", "guest", "empty", "blank", "missing", "unset", "notset", "notavailable", "notdefined", "nosession", "default", "void",
        "false", "true", "infinity", "0x0",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly SearchValues<char> OfTemplates = SearchValues.Create("{}<>$%[]");

    /// <summary>Whether an ID identifies a session.</summary>
    /// <param name="id">The sessionId of a request.</param>
    /// <returns>False for a text of only blanks and punctuation, for zeros (also in the form of a UUID or a number), for words such as null, undefined and none, and for templates that were not filled in.</returns>
    public static bool IsSession(string id)
    {
        // A fast path for nearly all session IDs, because this is called for every event: of what is found below only -1 has a digit from 1 to 9 and no bracket.
        if (id.AsSpan().ContainsAnyInRange('1', '9') && !id.Contains('[', StringComparison.Ordinal))
            return id.Trim() is not ("-1" or "-1.0");

        var core = CoreOf(id);
        return core.Length > 0
            && !core.All(letter => letter == '0')
            && !(core.Length == 32 && core.All(letter => letter is 'f' or 'F'))
            && !Words.Contains(core)
            && !Nothing().IsMatch(core)
            && !id.TrimStart().StartsWith("[object ", StringComparison.OrdinalIgnoreCase)
            && !(Field().IsMatch(core) && id.AsSpan().ContainsAny(OfTemplates));
    }

    private static string CoreOf(string id)
    {
        var core = new StringBuilder(id.Length);
        foreach (var letter in id.EnumerateRunes().Where(Rune.IsLetterOrDigit))
            core.Append(letter);
        return core.ToString();
    }

    // Also several words in a row, as when a missing user and a missing device are concatenated.
    [GeneratedRegex("^(null|undefined|none|nan|nil)+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Nothing();

    [GeneratedRegex("^(session|sessionid|sessionuuid|sid)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Field();
}
