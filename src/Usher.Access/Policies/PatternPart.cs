namespace Usher.Access.Policies;

/// <summary>One token of a pattern, or one variable.</summary>
/// <param name="Token">The token, unless the part is a variable.</param>
/// <param name="Variable">The key of the variable; null for a token.</param>
/// <param name="Default">The value where the request context has no such key; null for none.</param>
internal readonly record struct PatternPart(PatternToken Token, string? Variable = null, string? Default = null)
{
    private const int PartsBeforeResource = 5;

    public static List<PatternPart> Read(string text, bool hasWildcards, bool hasVariables, PatternForm form)
    {
        if (hasWildcards && text == "*")
            return [new(new(default, PatternTokenKind.AnyText))];

        var parts = new List<PatternPart>(text.Length);
        var colons = 0;
        // Searched once: a text with many "${" and no "}" would otherwise be scanned to its end for each of them.
        var lastEnd = hasVariables ? text.LastIndexOf('}') : -1;
        for (var at = 0; at < text.Length; at++)
        {
            if (at < lastEnd && VariableAt(text, at, out var length) is { } variable)
            {
                parts.Add(variable);
                at += length - 1;
                continue;
            }

            var isBounded = form is not PatternForm.Text && colons < PartsBeforeResource;
            var endsPart = at + 1 == text.Length || text[at + 1] == ':';
            colons += text[at] == ':' ? 1 : 0;
            parts.Add(new(text[at] switch
            {
                '*' when hasWildcards => new(default, isBounded && !(form is PatternForm.Resource && endsPart) ? PatternTokenKind.AnyTextOfPart : PatternTokenKind.AnyText),
                '?' when hasWildcards => new(default, isBounded ? PatternTokenKind.AnyCharacterOfPart : PatternTokenKind.AnyCharacter),
                var literal => new(literal, PatternTokenKind.Literal),
            }));
        }

        return parts;
    }

    // ${*}, ${?} and ${$} are those characters themselves; ${key, 'default'} is the default where the key is missing.
    private static PatternPart? VariableAt(string text, int at, out int length)
    {
        length = 0;
        if (!text.AsSpan(at).StartsWith("${") || text.IndexOf('}', at) is not (> 0 and var end))
            return null;

        var inside = text[(at + 2)..end];
        length = end + 1 - at;
        if (inside is "*" or "?" or "$")
            return new(new(inside[0], PatternTokenKind.Literal));

        var comma = inside.IndexOf(',', StringComparison.Ordinal);
        return comma < 0 ? new(default, inside.Trim()) : new(default, inside[..comma].Trim(), inside[(comma + 1)..].Trim().Trim('\''));
    }
}
