using System.Buffers;

namespace Usher.Access.Policies;

/// <summary>A text with wildcards (<c>*</c>, <c>?</c>) and policy variables (<c>${aws:username}</c>), read once and compared often.</summary>
public sealed class Pattern
{
    private readonly PatternPart[] _parts;
    private readonly Glyph[] _glyphs;
    // What every fitting value begins with; most values differ here, and cost no more.
    private readonly string _beginning;
    private readonly int _shortest;
    private readonly Rest _rest;

    private Pattern(string text, PatternPart[] parts)
    {
        (Text, _parts) = (text, parts);
        Variables = [.. parts.Where(part => part.Variable is not null).Select(part => part.Variable!)];
        var plain = parts.TakeWhile(part => part is { Variable: null, Glyph.Kind: GlyphKind.Literal }).Count();
        _beginning = string.Concat(parts[..plain].Select(part => part.Glyph.Char));
        _glyphs = Variables.Count == 0 ? [.. parts[plain..].Select(part => part.Glyph)] : [];
        _shortest = _beginning.Length + _glyphs.Count(glyph => !glyph.IsStar);
        _rest = plain == parts.Length ? Rest.Nothing : parts[plain..] is [{ Variable: null, Glyph.Kind: GlyphKind.Many }] ? Rest.Anything : Variables.Count == 0 ? Rest.Glyphs : Rest.Variables;
    }

    /// <summary>As it stands in the policy.</summary>
    public string Text { get; }

    /// <summary>The keys whose values it needs.</summary>
    public IReadOnlyList<string> Variables { get; }

    /// <summary>What can be told by one look at a value.</summary>
    internal Peek Peek => new(_beginning, _shortest);

    /// <summary>Reads a pattern.</summary>
    /// <param name="text">As it stands in the policy.</param>
    /// <param name="hasWildcards">Whether <c>*</c> and <c>?</c> stand for others.</param>
    /// <param name="hasVariables">Whether <c>${…}</c> stands for a value.</param>
    /// <param name="form">How far wildcards reach.</param>
    public static Pattern Of(string text, bool hasWildcards, bool hasVariables, PatternForm form = PatternForm.Text) =>
        new(text, [.. PatternPart.Read(text, hasWildcards, hasVariables, form)]);

    /// <summary>Whether a value fits.</summary>
    /// <param name="value">The whole of it must fit.</param>
    /// <param name="ignoreCase">Whether A is a.</param>
    /// <param name="variables">Where one has no value, nothing fits.</param>
    public bool Matches(string value, bool ignoreCase, IVariables variables) => Matches(value, ignoreCase, variables, out _);

    /// <summary>Whether a value fits, by wildcards alone.</summary>
    public bool Fits(string value) => Matches(value, ignoreCase: false, NoVariables.Instance);

    /// <summary>Whether every variable in it has a value.</summary>
    internal bool IsResolved(IVariables variables)
    {
        if (Variables.Count == 0)
            return true;

        foreach (var part in _parts)
        {
            if (part is { Variable: { } key, Default: null } && variables.ValueOf(key) is null)
                return false;
        }

        return true;
    }

    internal bool Matches(string value, bool ignoreCase, IVariables variables, out long steps)
    {
        steps = 0;
        if (value.Length < _shortest || !value.StartsWith(_beginning, ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal))
            return false;

        return _rest switch
        {
            Rest.Nothing => value.Length == _beginning.Length,
            Rest.Anything => true,
            Rest.Glyphs => Wildcards.Fit(_glyphs, value.AsSpan(_beginning.Length), ignoreCase, variables.Budget, out steps),
            _ => MatchesWith(variables, value, ignoreCase, out steps),
        };
    }

    // The value of a variable is what it is: a star in it is no wildcard.
    private bool MatchesWith(IVariables variables, string value, bool ignoreCase, out long steps)
    {
        steps = 0;
        var glyphs = ArrayPool<Glyph>.Shared.Rent(_parts.Length);
        try
        {
            var count = 0;
            foreach (var part in _parts)
            {
                if (part.Variable is null)
                {
                    Room(ref glyphs, count, 1);
                    glyphs[count++] = part.Glyph;
                    continue;
                }

                if ((variables.ValueOf(part.Variable) ?? part.Default) is not { } its)
                    return false;
                Room(ref glyphs, count, its.Length);
                foreach (var one in its)
                    glyphs[count++] = new(one, GlyphKind.Literal);
            }

            variables.Budget?.Spend(count);
            return Wildcards.Fit(glyphs.AsSpan(0, count), value, ignoreCase, variables.Budget, out steps);
        }
        finally
        {
            ArrayPool<Glyph>.Shared.Return(glyphs);
        }
    }

    private static void Room(ref Glyph[] glyphs, int count, int more)
    {
        if (count + more <= glyphs.Length)
            return;

        var larger = ArrayPool<Glyph>.Shared.Rent(Math.Max(count + more, 2 * glyphs.Length));
        glyphs.AsSpan(0, count).CopyTo(larger);
        ArrayPool<Glyph>.Shared.Return(glyphs);
        glyphs = larger;
    }

    private sealed class NoVariables : IVariables
    {
        public static NoVariables Instance { get; } = new();

        public string? ValueOf(string key) => null;
    }

    /// <summary>What follows the beginning.</summary>
    private enum Rest
    {
        Nothing,
        Anything,
        Glyphs,
        Variables,
    }
}
