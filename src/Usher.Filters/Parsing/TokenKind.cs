namespace Usher.Filters.Parsing;

internal enum TokenKind
{
    /// <summary>A keyword or a name: letters, digits and '_'.</summary>
    Word,

    /// <summary>A text in double quotes.</summary>
    Text,

    Number,

    /// <summary>A placeholder: '$' and a name.</summary>
    Parameter,

    /// <summary>'.', ',', '(', ')', '|' or a comparison.</summary>
    Sign,

    End,
}
