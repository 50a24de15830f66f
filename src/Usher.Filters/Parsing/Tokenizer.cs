using System.Text;
using Usher.Filters.Expressions;

namespace Usher.Filters.Parsing;

/// <summary>Splits an expression into tokens.</summary>
internal static class Tokenizer
{
    // The longest first. '\!=' is how pages of the Developer Guide show '!='.
    private static readonly (string Written, string Meant)[] Signs = [(@"\!=", "!="), ("!=", "!="), ("<=", "<="), (">=", ">="), ("<", "<"), (">", ">"), ("=", "="), (".", "."), (",", ","), ("(", "("), (")", ")"), ("|", "|")];

    /// <summary>The tokens, with one of the kind End at the end.</summary>
    /// <exception cref="FilterException">A character has no meaning, or a text has no end.</exception>
    public static IReadOnlyList<Token> Tokenize(string expression)
    {
        var tokens = new List<Token>();
        var (line, lineStart) = (1, 0);
        for (var position = 0; position < expression.Length;)
        {
            var first = expression[position];
            if (char.IsWhiteSpace(first))
            {
                position++;
                if (first == '\n')
                    (line, lineStart) = (line + 1, position);
                continue;
            }

            var place = new TextPlace(line, position - lineStart + 1);
            var (token, length) = Read(expression, position, place);
            // A text may go over several lines.
            for (var end = position + length; position < end; position++)
            {
                if (expression[position] == '\n')
                    (line, lineStart) = (line + 1, position + 1);
            }

            tokens.Add(token);
        }

        tokens.Add(new(TokenKind.End, "", new(line, expression.Length - lineStart + 1)));
        return tokens;
    }

    private static (Token Token, int Length) Read(string expression, int position, TextPlace place)
    {
        var rest = expression.AsSpan(position);
        if (rest[0] == '"')
            return ReadText(rest, place);
        if (rest[0] == '$')
            return NameLength(rest[1..]) is > 0 and var length
                ? (new(TokenKind.Parameter, rest[1..(length + 1)].ToString(), place), length + 1)
                : throw new FilterException("'$' stands here without a name. A placeholder is '$' and letters, digits or '_', such as $GENRES.", place);
        if (NumberLength(rest) is > 0 and var digits)
            return (new(TokenKind.Number, rest[..digits].ToString(), place), digits);
        if (NameLength(rest) is > 0 and var letters)
            return (new(TokenKind.Word, rest[..letters].ToString(), place), letters);

        foreach (var (written, meant) in Signs)
        {
            if (rest.StartsWith(written, StringComparison.Ordinal))
                return (new(TokenKind.Sign, meant, place), written.Length);
        }

        // Half of a surrogate pair, which is no character, is written as U+FFFD.
        var character = Rune.TryGetRuneAt(expression, position, out var rune) ? rune : Rune.ReplacementChar;
        throw new FilterException($"'{character}' stands here and has no meaning outside of double quotes.", place);
    }

    private static (Token Token, int Length) ReadText(ReadOnlySpan<char> rest, TextPlace place)
    {
        var text = new StringBuilder();
        for (var position = 1; position < rest.Length; position++)
        {
            if (rest[position] == '"')
                return (new(TokenKind.Text, text.ToString(), place), position + 1);
            // A quote or a backslash inside of a text.
            if (rest[position] == '\\' && position + 1 < rest.Length && rest[position + 1] is ('"' or '\\'))
                position++;
            text.Append(rest[position]);
        }

        throw new FilterException("A text begins here with a double quote and has none at its end.", place);
    }

    private static int NameLength(ReadOnlySpan<char> rest)
    {
        var length = 0;
        while (length < rest.Length && (char.IsAsciiLetterOrDigit(rest[length]) || rest[length] == '_'))
            length++;
        return length;
    }

    // -12, 0.5, 1e9. What goes on with letters is a name, such as 4K.
    private static int NumberLength(ReadOnlySpan<char> rest)
    {
        var length = rest[0] is '-' or '+' ? 1 : 0;
        var digits = Digits(rest[length..]);
        if (digits == 0)
            return 0;

        length += digits;
        if (length + 1 < rest.Length && rest[length] == '.' && Digits(rest[(length + 1)..]) is > 0 and var decimals)
            length += decimals + 1;
        if (length < rest.Length && rest[length] is 'e' or 'E')
        {
            var sign = length + 1 < rest.Length && rest[length + 1] is '-' or '+' ? 1 : 0;
            var exponent = length + 1 + sign <= rest.Length ? Digits(rest[(length + 1 + sign)..]) : 0;
            if (exponent > 0)
                length += 1 + sign + exponent;
        }

        return length < rest.Length && (char.IsAsciiLetterOrDigit(rest[length]) || rest[length] == '_') ? 0 : length;
    }

    private static int Digits(ReadOnlySpan<char> rest)
    {
        var length = 0;
        while (length < rest.Length && char.IsAsciiDigit(rest[length]))
            length++;
        return length;
    }
}
