using Usher.Filters.Expressions;

namespace Usher.Filters.Parsing;

/// <summary>A word, a text, a number, a parameter or a sign of an expression.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Value">As it is written; a text without its quotes, a parameter without '$'.</param>
/// <param name="Place">Where it begins.</param>
internal readonly record struct Token(TokenKind Kind, string Value, TextPlace Place)
{
    /// <summary>As messages name it.</summary>
    public override string ToString() => Kind switch
    {
        TokenKind.End => "the expression ends here",
        TokenKind.Text => $"\"{Shortened}\" stands here",
        TokenKind.Parameter => $"${Shortened} stands here",
        _ => $"'{Shortened}' stands here",
    };

    private string Shortened => Value.Length <= 40 ? Value : Value[..40] + "…";

    /// <summary>Whether it is a keyword, in any case.</summary>
    public bool Is(string word) => Kind is TokenKind.Word && Value.Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is a sign.</summary>
    public bool IsSign(string sign) => Kind is TokenKind.Sign && Value == sign;
}
