namespace Usher.Access.Policies;

/// <summary>One sign of a pattern whose variables have their values.</summary>
/// <param name="Char">The character where it stands for itself.</param>
/// <param name="Kind">What it stands for.</param>
internal readonly record struct Glyph(char Char, GlyphKind Kind)
{
    public bool IsStar => Kind is GlyphKind.Many or GlyphKind.ManyOfPart;
}

/// <summary>What a sign of a pattern stands for.</summary>
internal enum GlyphKind : byte
{
    /// <summary>Itself.</summary>
    Literal,

    /// <summary>Any one character.</summary>
    One,

    /// <summary>Any one character but a colon.</summary>
    OneOfPart,

    /// <summary>Any characters.</summary>
    Many,

    /// <summary>Any characters but colons.</summary>
    ManyOfPart,
}
