using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Usher.Wire.Shapes;

/// <summary>The regular expression that the whole of a string must match, as the service model spells it.</summary>
/// <param name="pattern">In Java's dialect, where \w, \d and \s mean ASCII, and \p{ASCII} is known.</param>
public sealed class PatternAttribute([StringSyntax(StringSyntaxAttribute.Regex)] string pattern) : ConstraintAttribute
{
    private const string AnyAscii = @"\p{ASCII}";

    // A hundred members have the pattern of an ARN: they share one automaton.
    private static readonly ConcurrentDictionary<string, Regex> Known = new(StringComparer.Ordinal);

    private Regex? _regex;

    /// <summary>As the service model spells it.</summary>
    public string Pattern { get; } = pattern;

    internal override IEnumerable<string> Rules => [$"Member must satisfy regular expression pattern: {Pattern}"];

    // Callers choose the text, so the time must be linear in it: no backtracking.
    internal override string? Fault(object value) =>
        (_regex ??= Known.GetOrAdd(Pattern, Compile)).IsMatch((string)value) ? null : Rules.Single();

    private static Regex Compile(string pattern) => new($@"\A(?:{Translate(pattern)})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private static string Translate(string java)
    {
        var net = new System.Text.StringBuilder(java.Length + 32);
        var inClass = false;
        for (var i = 0; i < java.Length; i++)
        {
            if (java.AsSpan(i).StartsWith(AnyAscii))
            {
                net.Append(inClass ? @"\x00-\x7F" : @"[\x00-\x7F]");
                i += AnyAscii.Length - 1;
                continue;
            }

            if (java[i] == '\\' && i + 1 < java.Length)
            {
                var ascii = java[++i] switch { 'w' => "a-zA-Z_0-9", 'd' => "0-9", 's' => @" \t\n\x0B\f\r", _ => null };
                net.Append(ascii is null ? java[(i - 1)..(i + 1)] : inClass ? ascii : $"[{ascii}]");
                continue;
            }

            inClass = java[i] switch { '[' => true, ']' => false, _ => inClass };
            net.Append(java[i]);
        }

        return net.ToString();
    }
}
