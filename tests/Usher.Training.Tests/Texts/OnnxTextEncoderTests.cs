using System.Numerics.Tensors;
using Usher.Contracts;
using Usher.Training.Texts;

namespace Usher.Training.Tests.Texts;

public sealed class OnnxTextEncoderTests(MiniLm model) : IClassFixture<MiniLm>
{
    [Fact]
    public void Texts_of_like_meaning_are_nearer_than_others_whatever_their_words()
    {
        var vectors = model.Encode("A heist in a casino goes wrong.", "Thieves rob a gambling house.", "Two teenagers fall in love in Verona.", "A romance between young people.");

        Assert.True(Cosine(vectors[0], vectors[1]) > Cosine(vectors[0], vectors[2]) + 0.2f);
        Assert.True(Cosine(vectors[2], vectors[3]) > Cosine(vectors[1], vectors[3]) + 0.2f);
    }

    [Fact]
    public void A_vector_has_384_numbers_and_the_length_1()
    {
        var vector = model.Encode("A text.")[0];

        Assert.Equal(384, vector.Length);
        Assert.Equal(384, model.Encoder.Width);
        Assert.Equal(1, TensorPrimitives.Norm<float>(vector), 1e-4);
    }

    [Fact]
    public void A_text_has_the_same_vector_whatever_it_is_encoded_with()
    {
        var alone = model.Encode("Cook rice until it is soft.")[0];
        var among = model.Encode("x", "Cook rice until it is soft.", string.Join(' ', Enumerable.Repeat("a much longer text", 30)))[1];

        Assert.Equal(0, TensorPrimitives.Distance<float>(alone, among), 1e-4);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \t\n")]
    [InlineData("🦄")]
    [InlineData("👩‍👩‍👧‍👦")]
    [InlineData("\ud83d")]
    [InlineData("\0")]
    [InlineData("日本の映画です。")]
    [InlineData("Фильм о войне")]
    [InlineData("فيلم عن الحب")]
    [InlineData("한국 영화")]
    public void Any_text_has_a_vector(string text)
    {
        var vector = model.Encode(text)[0];

        Assert.All(vector, number => Assert.True(float.IsFinite(number)));
        Assert.Equal(1, TensorPrimitives.Norm<float>(vector), 1e-4);
    }

    [Fact]
    public void Of_a_text_of_20000_characters_the_beginning_counts()
    {
        var beginning = string.Concat(Enumerable.Repeat("A dragon guards the gold under the mountain. ", 45));
        var text = beginning + string.Concat(Enumerable.Repeat("A lawyer defends an innocent man. ", 600));

        var vectors = model.Encode(text[..20_000], beginning);

        Assert.Equal(0, TensorPrimitives.Distance<float>(vectors[0], vectors[1]), 1e-4);
    }

    [Fact]
    public void A_stop_ends_the_work() => Assert.Throws<OperationCanceledException>(() => model.Encoder.Encode(["a"], (_, _) => { }, new CancellationToken(canceled: true)));

    [Fact]
    public void A_folder_takes_the_place_of_the_model()
    {
        using var folder = new TemporaryFolder();
        var usher = TextModelSource.OfUsher();
        folder.WriteBytes("model.onnx", usher.ReadNetwork());
        folder.WriteLines("vocab.txt", usher.ReadVocabulary());
        folder.Write("1_Pooling/config.json", """{ "pooling_mode_cls_token": true }""");

        using var first = new OnnxTextEncoder(TextModelSource.InFolder(folder.Path), threads: 1);
        var vectors = new List<float[]>();
        first.Encode(["A heist in a casino."], (_, vector) => vectors.Add(vector.ToArray()), TestContext.Current.CancellationToken);

        Assert.NotEqual(model.Encoder.Model, first.Model);
        Assert.InRange(Cosine(vectors[0], model.Encode("A heist in a casino.")[0]), 0.1f, 0.99f);
    }

    [Theory]
    [InlineData("vocab.txt", "model.onnx")]
    [InlineData("model.onnx", "vocab.txt")]
    public void A_folder_that_lacks_a_file_is_refused_with_its_name(string has, string lacks)
    {
        using var folder = new TemporaryFolder();
        folder.Write(has, "x");

        Assert.Contains(lacks, Assert.Throws<InvalidDataException>(() => TextModelSource.InFolder(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_network_is_refused()
    {
        using var folder = new TemporaryFolder();
        folder.Write("model.onnx", "no network");
        folder.WriteLines("vocab.txt", TextModelSource.OfUsher().ReadVocabulary());
        using var encoder = new OnnxTextEncoder(TextModelSource.InFolder(folder.Path), threads: 1);

        Assert.Contains("cannot be loaded", Assert.Throws<InvalidDataException>(() => encoder.Encode(["a"], (_, _) => { }, TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
    }

    private static float Cosine(float[] one, float[] other) => TensorPrimitives.Dot<float>(one, other);
}
