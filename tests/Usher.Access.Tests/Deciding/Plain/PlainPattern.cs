using System.Text.RegularExpressions;

namespace Usher.Access.Tests.Deciding.Plain;

/// <summary>Where wildcards end.</summary>
internal enum ArnForm
{
    /// <summary>A colon is a character like others.</summary>
    None,

    /// <summary>"Wildcards within any ARN segment", and "if the * wildcard is the last character of a resource ARN segment, it can expand to match beyond the colon boundaries".</summary>
    Resource,

    /// <summary>"Each of the six colon-delimited components of the ARN is checked separately."</summary>
    Condition,
}

/// <summary>A text with wildcards, compared as a table tells it: which beginnings of the value fit which beginnings of the pattern.</summary>
internal sealed class PlainPattern
{
    private static readonly Regex Variable = new(@"\$\{([^}]*)\}", RegexOptions.CultureInvariant);

    private readonly IReadOnlyList<Token> _tokens;

    public PlainPattern(string text, ArnForm form)
        : this([.. text.Select(Plain)], form)
    {
    }

    public PlainPattern(IReadOnlyList<Token> tokens, ArnForm form) => _tokens = form is ArnForm.None || tokens is [{ Kind: '*' }] ? tokens : WithinParts(tokens, form);

    /// <summary>A sign of a pattern.</summary>
    /// <param name="Kind"><c>*</c> and <c>?</c> for wildcards, <c>=</c> for a character that stands for itself.</param>
    /// <param name="Char">That character.</param>
    /// <param name="IsOfVariable">Whether it comes from the value of a variable, and so ends no part of an ARN.</param>
    /// <param name="StaysInPart">Whether a wildcard ends before a colon.</param>
    public readonly record struct Token(char Kind, char Char, bool IsOfVariable = false, bool StaysInPart = false);

    /// <summary>The text with the values of its variables; null where one of them has neither a value nor a default.</summary>
    public static IReadOnlyList<Token>? Expand(string text, bool hasVariables, PlainContext context)
    {
        if (!hasVariables)
            return [.. text.Select(Plain)];

        var tokens = new List<Token>();
        var at = 0;
        foreach (Match match in Variable.Matches(text))
        {
            tokens.AddRange(text[at..match.Index].Select(Plain));
            at = match.Index + match.Length;
            if (ValueOf(match.Groups[1].Value, context) is not { } value)
                return null;
            tokens.AddRange(value.Select(letter => new Token('=', letter, IsOfVariable: true)));
        }

        tokens.AddRange(text[at..].Select(Plain));
        return tokens;
    }

    /// <summary>As <see cref="Expand"/>, of a text in which a star is a star.</summary>
    public static string? ExpandText(string text, bool hasVariables, PlainContext context) =>
        Expand(text, hasVariables, context) is { } tokens ? string.Concat(tokens.Select(token => token.Kind is '=' ? token.Char : token.Kind)) : null;

    public bool Fits(string value, bool ignoreCase = false)
    {
        // fits[j]: the first j characters of the value fit the tokens so far.
        var fits = new bool[value.Length + 1];
        fits[0] = true;
        foreach (var token in _tokens)
        {
            var next = new bool[value.Length + 1];
            next[0] = token.Kind is '*' && fits[0];
            for (var j = 1; j <= value.Length; j++)
            {
                var letter = value[j - 1];
                var mayTake = !token.StaysInPart || letter != ':';
                next[j] = token.Kind switch
                {
                    '*' => fits[j] || (next[j - 1] && mayTake),
                    '?' => fits[j - 1] && mayTake,
                    _ => fits[j - 1] && (letter == token.Char || (ignoreCase && char.ToLowerInvariant(letter) == char.ToLowerInvariant(token.Char))),
                };
            }

            fits = next;
        }

        return fits[value.Length];
    }

    // "${*}", "${?}" and "${$}" are those characters; "${key, 'default'}" is the default where the key is missing.
    private static string? ValueOf(string inside, PlainContext context)
    {
        if (inside is "*" or "?" or "$")
            return inside;
        var parts = inside.Split(',', 2);
        return context.VariableOf(parts[0].Trim()) ?? (parts.Length == 2 ? parts[1].Trim().Trim('\'') : null);
    }

    private static Token Plain(char letter) => letter is '*' or '?' ? new(letter, letter) : new('=', letter);

    // The first five colons end parts; the sixth part goes to the end.
    private static List<Token> WithinParts(IReadOnlyList<Token> tokens, ArnForm form)
    {
        var within = new List<Token>();
        var part = 1;
        for (var at = 0; at < tokens.Count; at++)
        {
            var token = tokens[at];
            var endsPart = at == tokens.Count - 1 || IsColon(tokens[at + 1]);
            within.Add(token with { StaysInPart = part < 6 && !(form is ArnForm.Resource && token.Kind is '*' && endsPart) });
            part += IsColon(token) ? 1 : 0;
        }

        return within;
    }

    private static bool IsColon(Token token) => token is { Kind: '=', Char: ':', IsOfVariable: false };
}
