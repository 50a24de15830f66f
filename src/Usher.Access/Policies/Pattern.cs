using System.Text;

namespace Usher.Access.Policies;

/// <summary>A text with wildcards (<c>*</c>, <c>?</c>) and policy variables (<c>${aws:username}</c>), read once and compared often.</summary>
public sealed class Pattern
{
    private readonly Token[] _tokens;
    // What every fitting value begins with; most values differ here, and cost no more.
    private readonly string _beginning;
    private readonly Rest _rest;

    private Pattern(string text, Token[] tokens)
    {
        (Text, _tokens) = (text, tokens);
        Variables = [.. tokens.Where(token => token.Variable is not null).Select(token => token.Variable!)];
        var plain = tokens.TakeWhile(token => token.IsLiteral).Count();
        _beginning = string.Concat(tokens[..plain].Select(token => token.Literal));
        _rest = plain == tokens.Length ? Rest.Nothing : plain == tokens.Length - 1 && tokens[^1] is { IsStar: true, IsNarrow: false } ? Rest.Anything : Rest.Tokens;
    }

    /// <summary>As it stands in the policy.</summary>
    public string Text { get; }

    /// <summary>The keys whose values it needs.</summary>
    public IReadOnlyList<string> Variables { get; }

    /// <summary>Reads a pattern.</summary>
    /// <param name="text">As it stands in the policy.</param>
    /// <param name="hasWildcards">Whether <c>*</c> and <c>?</c> stand for others.</param>
    /// <param name="hasVariables">Whether <c>${…}</c> stands for a value.</param>
    /// <param name="isArn">Whether a <c>*</c> within a part of an ARN stays within it, as it does unless it ends the part.</param>
    public static Pattern Of(string text, bool hasWildcards, bool hasVariables, bool isArn = false)
    {
        var tokens = new List<Token>();
        var colons = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (hasVariables && VariableAt(text, at) is var (length, token) && length > 0)
            {
                tokens.Add(token);
                at += length - 1;
            }
            else if (hasWildcards && text[at] is '*')
            {
                var isLast = at + 1 == text.Length || text[at + 1] == ':';
                tokens.Add(new() { IsStar = true, IsNarrow = isArn && colons < 5 && !isLast });
            }
            else if (hasWildcards && text[at] is '?')
            {
                tokens.Add(new() { IsAnyOne = true });
            }
            else
            {
                colons += text[at] == ':' ? 1 : 0;
                tokens.Add(new() { Literal = text[at] });
            }
        }

        return new(text, [.. tokens]);
    }

    /// <summary>Whether a value fits.</summary>
    /// <param name="value">The whole of it must fit.</param>
    /// <param name="ignoreCase">Whether A is a.</param>
    /// <param name="variables">Where one has no value, nothing fits.</param>
    public bool Matches(string value, bool ignoreCase, IVariables variables)
    {
        if (!value.StartsWith(_beginning, ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal))
            return false;
        if (_rest is not Rest.Tokens)
            return _rest is Rest.Anything || value.Length == _beginning.Length;

        return Variables.Count == 0 ? Matches(_tokens, value, ignoreCase) : Expand(variables) is { } tokens && Matches(tokens, value, ignoreCase);
    }

    /// <summary>Whether a value fits, by wildcards alone.</summary>
    public bool Fits(string value) => Matches(value, ignoreCase: false, NoVariables.Instance);

    /// <summary>The text with its variables replaced; null where one has no value.</summary>
    public string? Resolve(IVariables variables) => Expand(variables) is { } tokens
        ? tokens.Aggregate(new StringBuilder(), (text, token) => text.Append(token.IsStar ? '*' : token.IsAnyOne ? '?' : token.Literal)).ToString()
        : null;

    private Token[]? Expand(IVariables variables)
    {
        if (Variables.Count == 0)
            return _tokens;

        var tokens = new List<Token>();
        foreach (var token in _tokens)
        {
            if (token.Variable is null)
                tokens.Add(token);
            else if ((variables.ValueOf(token.Variable) ?? token.Default) is { } value)
                tokens.AddRange(value.Select(it => new Token { Literal = it }));
            else
                return null;
        }

        return [.. tokens];
    }

    // All places of the pattern that the value so far can have led to, at once: time grows with the product of both lengths at most, whatever the wildcards.
    private static bool Matches(ReadOnlySpan<Token> tokens, string value, bool ignoreCase)
    {
        var places = new bool[tokens.Length + 1];
        var next = new bool[tokens.Length + 1];
        places[0] = true;
        SkipStars(tokens, places);
        foreach (var it in value)
        {
            Array.Clear(next);
            var isAny = false;
            for (var place = 0; place < tokens.Length; place++)
            {
                if (!places[place])
                    continue;

                var token = tokens[place];
                if (token.IsStar && !(token.IsNarrow && it == ':'))
                    next[place] = isAny = true;
                else if (!token.IsStar && (token.IsAnyOne || Same(token.Literal, it, ignoreCase)))
                    next[place + 1] = isAny = true;
            }

            if (!isAny)
                return false;

            SkipStars(tokens, next);
            (places, next) = (next, places);
        }

        return places[^1];
    }

    private static void SkipStars(ReadOnlySpan<Token> tokens, bool[] places)
    {
        for (var place = 0; place < tokens.Length; place++)
        {
            if (places[place] && tokens[place].IsStar)
                places[place + 1] = true;
        }
    }

    private static bool Same(char x, char y, bool ignoreCase) => x == y || (ignoreCase && char.ToUpperInvariant(x) == char.ToUpperInvariant(y));

    // ${*}, ${?} and ${$} are those characters themselves; ${key, 'default'} is the default where the key is missing.
    private static (int Length, Token Token) VariableAt(string text, int at)
    {
        if (!text.AsSpan(at).StartsWith("${") || text.IndexOf('}', at) is not (> 0 and var end))
            return default;

        var inside = text[(at + 2)..end];
        var length = end + 1 - at;
        if (inside is "*" or "?" or "$")
            return (length, new() { Literal = inside[0] });

        var comma = inside.IndexOf(',', StringComparison.Ordinal);
        return comma < 0
            ? (length, new() { Variable = inside.Trim() })
            : (length, new() { Variable = inside[..comma].Trim(), Default = inside[(comma + 1)..].Trim().Trim('\'') });
    }

    private sealed class NoVariables : IVariables
    {
        public static NoVariables Instance { get; } = new();

        public string? ValueOf(string key) => null;
    }

    private enum Rest
    {
        Nothing,
        Anything,
        Tokens,
    }

    private readonly record struct Token
    {
        public char Literal { get; init; }

        public bool IsStar { get; init; }

        public bool IsNarrow { get; init; }

        public bool IsAnyOne { get; init; }

        public string? Variable { get; init; }

        public string? Default { get; init; }

        public bool IsLiteral => !IsStar && !IsAnyOne && Variable is null;
    }
}
