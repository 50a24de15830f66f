namespace Usher.Core.Items;

/// <summary>Titles as they are compared: their words in small letters, one blank between them, Latin letters without their accents.</summary>
internal static class TitleText
{
    // From U+00C0 to U+00FF. Others keep their accents: the tables for them are not in a program without ICU.
    private const string WithoutAccents = "aaaaaaæceeeeiiiiðnooooo×ouuuuyþßaaaaaaæceeeeiiiiðnooooo÷ouuuuyþy";

    /// <summary>Folds a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="folded">Takes it; as long as the text.</param>
    /// <returns>How long it has become.</returns>
    public static int Fold(ReadOnlySpan<char> text, Span<char> folded)
    {
        var length = 0;
        var isBetween = false;
        foreach (var letter in text)
        {
            // Schindler's is one word, whether it is written so or not.
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
