using Usher.Training.Texts;

namespace Usher.Training.Tests.Texts;

/// <summary>Numbers are those of the published vocabulary of bert-base-uncased, which the model of Usher has.</summary>
public sealed class WordPieceTokenizerTests
{
    private static readonly IReadOnlyList<string> Vocabulary = TextModelSource.OfUsher().ReadVocabulary();
    private static readonly WordPieceTokenizer Tokenizer = new(Vocabulary);

    [Fact]
    public void A_text_begins_with_CLS_and_ends_with_SEP() => Assert.Equal([101, 7592, 2088, 102], Tokenizer.Cut("Hello world", 256));

    [Theory]
    [InlineData("unaffable", "una ##ffa ##ble")]
    [InlineData("Café FIANCÉ", "cafe fiance")]
    [InlineData("cafe\u0301", "cafe")]
    [InlineData("it's 3.5", "it ' s 3 . 5")]
    [InlineData("a\u200bb\0c", "abc")]
    [InlineData("new\nyork\tcity", "new york city")]
    [InlineData("война", "в ##о ##и ##на")]
    [InlineData("日本", "日 本")]
    [InlineData("🦄 horn", "[UNK] horn")]
    [InlineData("", "")]
    public void Words_become_the_longest_pieces_that_are_known(string text, string pieces) =>
        Assert.Equal(pieces, string.Join(' ', Tokenizer.Cut(text, 256)[1..^1].Select(piece => Vocabulary[piece])));

    [Fact]
    public void Hangul_is_taken_apart_into_its_letters() =>
        Assert.Equal("\u1112 ##\u1161 ##\u11ab ##\u1100 ##\u116e ##\u11a8", string.Join(' ', Tokenizer.Cut("한국", 256)[1..^1].Select(piece => Vocabulary[piece])));

    [Fact]
    public void A_word_of_more_than_100_letters_is_unknown() => Assert.Equal([101, 100, 102], Tokenizer.Cut(new string('a', 101), 256));

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(256)]
    public void No_text_has_more_pieces_than_allowed(int max)
    {
        var pieces = Tokenizer.Cut(string.Concat(Enumerable.Repeat("unaffable! ", 2_000)), max);

        Assert.Equal(max, pieces.Length);
        Assert.Equal((101, 102), (pieces[0], pieces[^1]));
    }

    [Fact]
    public void A_vocabulary_of_another_kind_is_refused() =>
        Assert.Contains("[UNK]", Assert.Throws<InvalidDataException>(() => new WordPieceTokenizer(["<s>", "</s>"])).Message, StringComparison.Ordinal);
}
