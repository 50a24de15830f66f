namespace Usher.Core.Items;

/// <summary>Folds titles for comparison: words in lower case, separated by one blank, Latin letters without accents.</summary>
internal static class TitleText
{
    // From U+00C0 to U+00FF. Other letters keep their accents, because a program without ICU has no tables for them.
    private const string WithoutAccents = "aaaaaaæceeeeiiiiðnooooo×ouuuuyþßaaaaaaæceeeeiiiiðnooooo÷ouuuuyþy";

    /// <summary>Folds a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="folded">Receives the folded text; as long as the text.</param>
    /// <returns>The length of the folded text.</returns>
    public static int Fold(ReadOnlySpan<char> text, Span<char> folded)
    {
        var length = 0;
        var isBetween = false;
        foreach (var letter in text)
        {
            // An apostrophe does not separate words: Schindler's is one word.
            if (letter is '\'' or '’')
                continue;

            if (!char.IsLetterOrDigit(letter))
            {
                isBetween = length > 0;
                continue;
            }

            if (isBetween)
                folded[length++] = ' ';
            isBetween = false;
            folded[length++] = letter is >= '\u00c0' and <= '\u00ff' ? WithoutAccents[letter - '\u00c0'] : char.ToLowerInvariant(letter);
        }

        return length;
    }

    /// <summary>Folds a text.</summary>
    public static string Fold(string text)
    {
        var folded = new char[text.Length];
        return new(folded, 0, Fold(text, folded));
    }
}
