using System.Globalization;
using System.Text;

namespace Usher.Training.Texts;

/// <summary>Cuts a text into the pieces of a BERT vocabulary: words first, then from each word the longest piece that is known, again and again.</summary>
/// <remarks>Devlin et al., "BERT", 2018, the uncased variant; Wu et al., "Google's Neural Machine Translation System", 2016, for the pieces. The time is linear in the part that is read.</remarks>
internal sealed class WordPieceTokenizer
{
    /// <summary>To be changed whenever the same text gives other pieces: vectors in a cache are then not those of this version.</summary>
    public const int Version = 1;

    // As in BERT: a longer word is unknown.
    private const int LongestWord = 100;
    private const string Continuation = "##";

    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _begins;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _continues;
    private readonly int _longestPiece;
    private readonly int _unknown;
    private readonly int _first;
    private readonly int _last;

    /// <param name="vocabulary">The pieces, in the order of their numbers; those that continue a word begin with ##.</param>
    /// <exception cref="InvalidDataException">A piece that every text needs is missing.</exception>
    public WordPieceTokenizer(IReadOnlyList<string> vocabulary)
    {
        var (begins, continues) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var (number, piece) in vocabulary.Index())
        {
            if (piece.Length > Continuation.Length && piece.StartsWith(Continuation, StringComparison.Ordinal))
                continues[piece[Continuation.Length..]] = number;
            else
                begins[piece] = number;
        }

        (_unknown, _first, _last) = (Find("[UNK]"), Find("[CLS]"), Find("[SEP]"));
        _longestPiece = vocabulary.Max(piece => piece.Length);
        _begins = begins.GetAlternateLookup<ReadOnlySpan<char>>();
        _continues = continues.GetAlternateLookup<ReadOnlySpan<char>>();

        int Find(string piece) => begins.TryGetValue(piece, out var number)
            ? number
            : throw new InvalidDataException($"The vocabulary of the text model lacks {piece}; it is not one of a BERT model. Give the vocab.txt that belongs to the model.");
    }

    /// <summary>Cuts a text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="max">The most pieces, at least 2; what is beyond is not read.</param>
    /// <returns>The numbers of the pieces, between those that mark the beginning and the end.</returns>
    public int[] Cut(string text, int max)
    {
        var pieces = new List<int> { _first };
        var word = new StringBuilder();
        foreach (var character in text.EnumerateRunes())
        {
            if (pieces.Count >= max - 1)
                break;

            switch (KindOf(character))
            {
                case Kind.Nothing:
                    break;
                case Kind.Blank:
                    EndWord(word, pieces);
                    break;
                case Kind.WordOfItsOwn:
                    EndWord(word, pieces);
                    Letters.Append(word, character);
                    EndWord(word, pieces);
                    break;
                default:
                    // What makes the word unknown anyway is not kept.
                    if (word.Length <= LongestWord)
                        Letters.Append(word, character);
                    break;
            }
        }

        EndWord(word, pieces);
        if (pieces.Count > max - 1)
            pieces.RemoveRange(max - 1, pieces.Count - (max - 1));
        pieces.Add(_last);
        return [.. pieces];
    }

    private void EndWord(StringBuilder letters, List<int> pieces)
    {
        if (letters.Length == 0)
            return;

        var word = letters.ToString().AsSpan();
        letters.Clear();
        var before = pieces.Count;
        for (var begin = 0; begin < word.Length;)
        {
            var (length, number) = word.Length > LongestWord ? (0, 0) : LongestAt(word[begin..], begin == 0 ? _begins : _continues);
            if (length == 0)
            {
                pieces.RemoveRange(before, pieces.Count - before);
                pieces.Add(_unknown);
                return;
            }

            pieces.Add(number);
            begin += length;
        }
    }

    private (int Length, int Number) LongestAt(ReadOnlySpan<char> rest, Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> known)
    {
        for (var length = Math.Min(rest.Length, _longestPiece); length > 0; length--)
        {
            if (known.TryGetValue(rest[..length], out var number))
                return (length, number);
        }

        return (0, 0);
    }

    private static Kind KindOf(Rune character)
    {
        if (character.Value is '\t' or '\n' or '\r' || Rune.GetUnicodeCategory(character) is UnicodeCategory.SpaceSeparator)
            return Kind.Blank;
        if (character == Rune.ReplacementChar)
            return Kind.Nothing;

        return Rune.GetUnicodeCategory(character) switch
        {
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate => Kind.Nothing,
            _ => IsPunctuation(character) || IsIdeograph(character.Value) ? Kind.WordOfItsOwn : Kind.Letter,
        };
    }

    private static bool IsPunctuation(Rune character) => character.IsAscii ? !Rune.IsLetterOrDigit(character) : Rune.IsPunctuation(character);

    // The blocks of CJK ideographs, each a word in BERT's vocabulary; not kana and not Hangul, which are written in words.
    private static bool IsIdeograph(int value) => value
        is (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x20000 and <= 0x2A6DF) or (>= 0x2A700 and <= 0x2CEAF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x2F800 and <= 0x2FA1F);

    private enum Kind
    {
        Letter,
        Blank,
        WordOfItsOwn,
        Nothing,
    }
}
