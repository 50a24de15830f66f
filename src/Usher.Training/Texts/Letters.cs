using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Usher.Training.Texts;

/// <summary>What BERT's uncased tokenizer does to letters: lower case, and no accents (Unicode NFD without the marks).</summary>
/// <remarks>
/// .NET normalises nothing under InvariantGlobalization, which all programs here are built with, so the letters that have accents are listed: those of European languages, of
/// Vietnamese, and kana. Hangul is taken apart by its formula. A letter that is not listed keeps its accent, and its word may then be unknown to the vocabulary.
/// </remarks>
internal static class Letters
{
    private const int FirstSyllable = 0xAC00;
    private const int Syllables = 11_172;
    private const int Vowels = 21;
    private const int Finals = 28;

    private static readonly (string With, string Without)[] Accents =
    [
        ("àáâãäåçèéêëìíîïñòóôõöùúûüýÿāăąćĉċčďēĕėęěĝğġģĥĩīĭįĵķĺļľńņňōŏőŕŗřśŝşšţťũūŭůűųŵŷźżžơưșț",
         "aaaaaaceeeeiiiinooooouuuuyyaaaccccdeeeeegggghiiiijklllnnnooorrrssssttuuuuuuwyzzzoust"),
        ("ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
         "aaaaaaaaaaaaeeeeeeeeiioooooooooooouuuuuuuyyyy"),
        ("ΐάέήίΰϊϋόύώ",
         "ιαεηιυιυουω"),
        ("йёѓїќў",
         "иегіку"),
        ("がぎぐげござじずぜぞだぢづでどばぱびぴぶぷべぺぼぽゔガギグゲゴザジズゼゾダヂヅデドバパビピブプベペボポヴヷヸヹヺ",
         "かきくけこさしすせそたちつてとははひひふふへへほほうカキクケコサシスセソタチツテトハハヒヒフフヘヘホホウワヰヱヲ"),
    ];

    private static readonly FrozenDictionary<char, char> Plain = Accents
        .SelectMany(pair => pair.With.Zip(pair.Without))
        .ToFrozenDictionary(pair => pair.First, pair => pair.Second);

    /// <summary>Appends a character as the vocabulary spells it; nothing for an accent on its own.</summary>
    public static void Append(StringBuilder word, Rune character)
    {
        var lower = Rune.ToLowerInvariant(character);
        if (Rune.GetUnicodeCategory(lower) is UnicodeCategory.NonSpacingMark)
            return;

        if (lower.IsBmp && Plain.TryGetValue((char)lower.Value, out var plain))
            word.Append(plain);
        else if (lower.Value - FirstSyllable is >= 0 and < Syllables and var syllable)
            AppendSyllable(word, syllable);
        else
            word.Append(lower);
    }

    // The Unicode Standard, section 3.12: consonant, vowel and, where there is one, final consonant.
    private static void AppendSyllable(StringBuilder word, int syllable)
    {
        word.Append((char)(0x1100 + (syllable / (Vowels * Finals))));
        word.Append((char)(0x1161 + (syllable % (Vowels * Finals) / Finals)));
        if (syllable % Finals is > 0 and var final)
            word.Append((char)(0x11A7 + final));
    }
}
