namespace Usher.Access.Policies;

/// <summary>Matches a value against the tokens of a pattern without allocating.</summary>
internal static class Wildcards
{
    // Steps are charged to the budget this often, so that a match that would take seconds ends with the request.
    private const long StepsPerCharge = 65_536;

    /// <summary>Whether the whole value matches.</summary>
    /// <param name="pattern">The tokens of the pattern.</param>
    /// <param name="value">The value.</param>
    /// <param name="ignoreCase">Whether upper and lower case are the same.</param>
    /// <param name="budget">Is charged for the steps; null for no limit.</param>
    /// <param name="steps">How many tokens were compared: at most about the product of both lengths, however many stars there are.</param>
    /// <remarks>
    /// Each star first matches as few characters as possible. On a mismatch only the last star is extended by one character: if the pattern can match at all, it also matches with
    /// what the earlier stars have taken. A star that may not cross a colon is given up at the colon in favour of the last star that may; stars between the two cannot help, because
    /// the colons between them have only one possible position each.
    /// </remarks>
    public static bool Fit(ReadOnlySpan<PatternToken> pattern, ReadOnlySpan<char> value, bool ignoreCase, StepBudget? budget, out long steps)
    {
        var fits = Fit(pattern, value, ignoreCase, budget, out steps, out var charged);
        budget?.Spend(steps - charged);
        return fits;
    }

    private static bool Fit(ReadOnlySpan<PatternToken> pattern, ReadOnlySpan<char> value, bool ignoreCase, StepBudget? budget, out long steps, out long charged)
    {
        charged = 0;
        var (at, place) = (0, 0);
        var (wide, wideAt) = (-1, 0);
        var (narrow, narrowAt) = (-1, 0);
        for (steps = 0; ; steps++)
        {
            if (steps - charged == StepsPerCharge)
            {
                budget?.Spend(StepsPerCharge);
                charged = steps;
            }

            if (place < pattern.Length)
            {
                var token = pattern[place];
                if (token.Kind is PatternTokenKind.AnyText)
                {
                    if (++place == pattern.Length)
                        return true;
                    (wide, wideAt, narrow) = (place, at, -1);
                    continue;
                }

                if (token.Kind is PatternTokenKind.AnyTextOfPart)
                {
                    (narrow, narrowAt) = (++place, at);
                    continue;
                }

                if (at < value.Length && Fits(token, value[at], ignoreCase))
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

    private static bool Fits(PatternToken token, char value, bool ignoreCase) => token.Kind switch
    {
        PatternTokenKind.Literal => token.Char == value || (ignoreCase && char.ToUpperInvariant(token.Char) == char.ToUpperInvariant(value)),
        PatternTokenKind.AnyCharacterOfPart => value != ':',
        _ => true,
    };
}
