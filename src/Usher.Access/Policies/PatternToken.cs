namespace Usher.Access.Policies;

/// <summary>One character or wildcard of a pattern whose variables have been replaced by their values.</summary>
/// <param name="Char">The character of a literal.</param>
/// <param name="Kind">What the token matches.</param>
internal readonly record struct PatternToken(char Char, PatternTokenKind Kind)
{
    public bool IsStar => Kind is PatternTokenKind.AnyText or PatternTokenKind.AnyTextOfPart;
}

/// <summary>What a token of a pattern matches.</summary>
internal enum PatternTokenKind : byte
{
    /// <summary>The token's own character.</summary>
    Literal,

    /// <summary>Any one character.</summary>
    AnyCharacter,

    /// <summary>Any one character but a colon, which separates the parts of an ARN.</summary>
    AnyCharacterOfPart,

    /// <summary>Any number of characters.</summary>
    AnyText,

    /// <summary>Any number of characters without a colon.</summary>
    AnyTextOfPart,
}
