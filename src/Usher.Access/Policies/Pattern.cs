using System.Buffers;

namespace Usher.Access.Policies;

/// <summary>A text with wildcards (<c>*</c>, <c>?</c>) and policy variables (<c>${aws:username}</c>), read once and compared often.</summary>
public sealed class Pattern
{
    private readonly PatternPart[] _parts;
    private readonly PatternToken[] _tokens;
    // The literal characters before the first wildcard or variable; most values differ here, and are rejected without looking at the tokens.
    private readonly string _prefix;
    private readonly int _minLength;
    private readonly Rest _rest;

    private Pattern(string text, PatternPart[] parts)
    {
        (Text, _parts) = (text, parts);
        Variables = [.. parts.Where(part => part.Variable is not null).Select(part => part.Variable!)];
        var literals = parts.TakeWhile(part => part is { Variable: null, Token.Kind: PatternTokenKind.Literal }).Count();
        _prefix = string.Concat(parts[..literals].Select(part => part.Token.Char));
        _tokens = Variables.Count == 0 ? [.. parts[literals..].Select(part => part.Token)] : [];
        _minLength = _prefix.Length + _tokens.Count(token => !token.IsStar);
        _rest = literals == parts.Length ? Rest.Nothing : parts[literals..] is [{ Variable: null, Token.Kind: PatternTokenKind.AnyText }] ? Rest.Anything : Variables.Count == 0 ? Rest.Tokens : Rest.Variables;
    }

    /// <summary>As it stands in the policy.</summary>
    public string Text { get; }

    /// <summary>The keys whose values it needs.</summary>
    public IReadOnlyList<string> Variables { get; }

    /// <summary>A cheap check that rejects most values.</summary>
    internal PrefixCheck PrefixCheck => new(_prefix, _minLength);

    /// <summary>Reads a pattern.</summary>
    /// <param name="text">As it stands in the policy.</param>
    /// <param name="hasWildcards">Whether <c>*</c> and <c>?</c> stand for others.</param>
    /// <param name="hasVariables">Whether <c>${…}</c> stands for a value.</param>
    /// <param name="form">How far wildcards reach.</param>
    public static Pattern Of(string text, bool hasWildcards, bool hasVariables, PatternForm form = PatternForm.Text) =>
        new(text, [.. PatternPart.Read(text, hasWildcards, hasVariables, form)]);

    /// <summary>Whether a value matches.</summary>
    /// <param name="value">The value, which must match as a whole.</param>
    /// <param name="ignoreCase">Whether upper and lower case are the same.</param>
    /// <param name="variables">The values of variables. A pattern with a variable that has none matches nothing.</param>
    public bool Matches(string value, bool ignoreCase, IVariables variables) => Matches(value, ignoreCase, variables, out _);

    /// <summary>Whether a value matches a pattern without variables, case-sensitively.</summary>
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
        if (value.Length < _minLength || !value.StartsWith(_prefix, ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal))
            return false;

        return _rest switch
        {
            Rest.Nothing => value.Length == _prefix.Length,
            Rest.Anything => true,
            Rest.Tokens => Wildcards.Fit(_tokens, value.AsSpan(_prefix.Length), ignoreCase, variables.Budget, out steps),
            _ => MatchesWith(variables, value, ignoreCase, out steps),
        };
    }

    // The value of a variable is taken literally: a star in it is no wildcard.
    private bool MatchesWith(IVariables variables, string value, bool ignoreCase, out long steps)
    {
        steps = 0;
        var tokens = ArrayPool<PatternToken>.Shared.Rent(_parts.Length);
        try
        {
            var count = 0;
            foreach (var part in _parts)
            {
                if (part.Variable is null)
                {
                    EnsureRoom(ref tokens, count, 1);
                    tokens[count++] = part.Token;
                    continue;
                }

                if ((variables.ValueOf(part.Variable) ?? part.Default) is not { } inserted)
                    return false;
                EnsureRoom(ref tokens, count, inserted.Length);
                foreach (var character in inserted)
                    tokens[count++] = new(character, PatternTokenKind.Literal);
            }

            variables.Budget?.Spend(count);
            return Wildcards.Fit(tokens.AsSpan(0, count), value, ignoreCase, variables.Budget, out steps);
        }
        finally
        {
            ArrayPool<PatternToken>.Shared.Return(tokens);
        }
    }

    private static void EnsureRoom(ref PatternToken[] tokens, int count, int more)
    {
        if (count + more <= tokens.Length)
            return;

        var larger = ArrayPool<PatternToken>.Shared.Rent(Math.Max(count + more, 2 * tokens.Length));
        tokens.AsSpan(0, count).CopyTo(larger);
        ArrayPool<PatternToken>.Shared.Return(tokens);
        tokens = larger;
    }

    private sealed class NoVariables : IVariables
    {
        public static NoVariables Instance { get; } = new();

        public string? ValueOf(string key) => null;
    }

    /// <summary>What follows the prefix.</summary>
    private enum Rest
    {
        Nothing,
        Anything,
        Tokens,
        Variables,
    }
}
