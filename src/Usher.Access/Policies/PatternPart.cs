namespace Usher.Access.Policies;

/// <summary>One sign of a pattern, or one variable.</summary>
/// <param name="Glyph">The sign, where it is one.</param>
/// <param name="Variable">The key of the variable; null for a sign.</param>
/// <param name="Default">Stands in where the key is missing; null if nothing does.</param>
internal readonly record struct PatternPart(Glyph Glyph, string? Variable = null, string? Default = null)
{
    private const int PartsBeforeResource = 5;

    public static List<PatternPart> Read(string text, bool hasWildcards, bool hasVariables, PatternForm form)
    {
        if (hasWildcards && text == "*")
            return [new(new(default, GlyphKind.Many))];

        var parts = new List<PatternPart>(text.Length);
        var colons = 0;
        // Looked for once: a text with many openings and no end would be read to its end for each of them.
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
                '*' when hasWildcards => new(default, isBounded && !(form is PatternForm.Resource && endsPart) ? GlyphKind.ManyOfPart : GlyphKind.Many),
                '?' when hasWildcards => new(default, isBounded ? GlyphKind.OneOfPart : GlyphKind.One),
                var literal => new(literal, GlyphKind.Literal),
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
            return new(new(inside[0], GlyphKind.Literal));

        var comma = inside.IndexOf(',', StringComparison.Ordinal);
        return comma < 0 ? new(default, inside.Trim()) : new(default, inside[..comma].Trim(), inside[(comma + 1)..].Trim().Trim('\''));
    }
}
