namespace Usher.Access.Policies;

/// <summary>Compares a value with the signs of a pattern, without a copy of either.</summary>
internal static class Wildcards
{
    // Counted so often, that a comparison which takes seconds ends with its client.
    private const long Counted = 65_536;

    /// <summary>Whether the whole value fits.</summary>
    /// <param name="pattern">Its signs.</param>
    /// <param name="value">What came.</param>
    /// <param name="ignoreCase">Whether A is a.</param>
    /// <param name="budget">Is charged with the steps; null for no limit.</param>
    /// <param name="steps">How many signs were looked at: at most about the product of both lengths, however many stars there are.</param>
    /// <remarks>
    /// Each star takes as little as it can. Where what follows does not fit, only the last star takes one character more: if the pattern can fit at all, then also with what
    /// the stars before have. A star that stays in its part of an ARN is given up at the colon for the last one that crosses it, and then none before can help: the colons
    /// between the two have but one place each.
    /// </remarks>
    public static bool Fit(ReadOnlySpan<Glyph> pattern, ReadOnlySpan<char> value, bool ignoreCase, StepBudget? budget, out long steps)
    {
        var fits = Fit(pattern, value, ignoreCase, budget, out steps, out var counted);
        budget?.Spend(steps - counted);
        return fits;
    }

    private static bool Fit(ReadOnlySpan<Glyph> pattern, ReadOnlySpan<char> value, bool ignoreCase, StepBudget? budget, out long steps, out long counted)
    {
        counted = 0;
        var (at, place) = (0, 0);
        var (wide, wideAt) = (-1, 0);
        var (narrow, narrowAt) = (-1, 0);
        for (steps = 0; ; steps++)
        {
            if (steps - counted == Counted)
            {
                budget?.Spend(Counted);
                counted = steps;
            }

            if (place < pattern.Length)
            {
                var glyph = pattern[place];
                if (glyph.Kind is GlyphKind.Many)
                {
                    if (++place == pattern.Length)
                        return true;
                    (wide, wideAt, narrow) = (place, at, -1);
                    continue;
                }

                if (glyph.Kind is GlyphKind.ManyOfPart)
                {
                    (narrow, narrowAt) = (++place, at);
                    continue;
                }

                if (at < value.Length && Fits(glyph, value[at], ignoreCase))
                {
                    (at, place) = (at + 1, place + 1);
                    continue;
                }
            }
            else if (at == value.Length)
            {
                return true;
            }

            if (narrow >= 0 && narrowAt < value.Length && value[narrowAt] != ':')
                (at, place) = (++narrowAt, narrow);
            else if (wide >= 0 && wideAt < value.Length)
                (at, place, narrow) = (++wideAt, wide, -1);
            else
                return false;
        }
    }

    private static bool Fits(Glyph glyph, char value, bool ignoreCase) => glyph.Kind switch
    {
        GlyphKind.Literal => glyph.Char == value || (ignoreCase && char.ToUpperInvariant(glyph.Char) == char.ToUpperInvariant(value)),
        GlyphKind.OneOfPart => value != ':',
        _ => true,
    };
}
