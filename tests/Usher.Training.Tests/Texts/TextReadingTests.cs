using Usher.Contracts;
using Usher.Ranking.Histories;
using Usher.Training.Texts;

namespace Usher.Training.Tests.Texts;

public sealed class TextReadingTests : IDisposable
{
    private static readonly ParallelOptions Options = new() { MaxDegreeOfParallelism = 1, CancellationToken = TestContext.Current.CancellationToken };

    private readonly TemporaryFolder _folder = new();
    private readonly CountingEncoder _encoder = new();

    [Fact]
    public void The_name_comes_before_the_description_and_empty_texts_are_left_out()
    {
        var set = Of(["Alien", "", " ", "Heat"], ["A crew dies.", "Nothing happens.", "", ""]);

        Assert.Equal(["Alien. A crew dies.", "Nothing happens.", "", "Heat"], TextReading.Join(set));
    }

    [Fact]
    public void An_item_without_a_text_has_zeros()
    {
        var vectors = Reading().Of(Of(["a", "", "b"]), Options, null)!;

        Assert.Equal([true, false, true], vectors.Has);
        Assert.Equal([0f, 0f], vectors.Of(1).ToArray());
        Assert.NotEqual(vectors.Of(0).ToArray(), vectors.Of(2).ToArray());
    }

    [Fact]
    public void A_set_without_any_text_has_no_vectors()
    {
        Assert.Null(Reading().Of(Of(["", ""]), Options, null));
        Assert.Null(Reading().Of(Sets.Of("ana: a b"), Options, null));
        Assert.Empty(_encoder.Encoded);
    }

    [Fact]
    public void Equal_texts_are_encoded_once()
    {
        var vectors = Reading().Of(Of(["a", "b", "a"]), Options, null)!;

        Assert.Equal(["a", "b"], _encoder.Encoded);
        Assert.Equal(vectors.Of(0).ToArray(), vectors.Of(2).ToArray());
    }

    [Fact]
    public void Another_training_encodes_only_the_new_texts_and_has_the_same_vectors()
    {
        var before = Reading().Of(Of(["a", "b"]), Options, null)!;
        _encoder.Encoded.Clear();

        var after = Reading().Of(Of(["b", "c", "a"]), Options, null)!;

        Assert.Equal(["c"], _encoder.Encoded);
        Assert.Equal(before.Of(0).ToArray(), after.Of(2).ToArray());
        Assert.Equal(before.Of(1).ToArray(), after.Of(0).ToArray());
    }

    [Fact]
    public void Vectors_of_another_model_are_not_taken()
    {
        Reading().Of(Of(["a"]), Options, null);
        _encoder.Model = "another";

        Reading().Of(Of(["a"]), Options, null);

        Assert.Equal(["a", "a"], _encoder.Encoded);
    }

    [Fact]
    public void What_was_encoded_before_a_stop_is_kept()
    {
        string[] texts = [.. Enumerable.Range(0, 3_000).Select(text => $"text {text}")];
        _encoder.StopsAfter = 2_000;
        Assert.Throws<OperationCanceledException>(() => Reading().Of(Of(texts), Options, null));
        var encoded = _encoder.Encoded.Count;
        _encoder.StopsAfter = int.MaxValue;

        Reading().Of(Of(texts), Options, null);

        Assert.InRange(_encoder.Encoded.Count - encoded, 1, 2_000);
    }

    [Fact]
    public void A_damaged_file_of_the_cache_counts_as_absent()
    {
        Reading().Of(Of(["a"]), Options, null);
        var file = Directory.GetFiles(_folder.Path, "*.safetensors", SearchOption.AllDirectories).Single();
        File.WriteAllText(file, "damaged");

        Assert.NotNull(Reading().Of(Of(["a"]), Options, null));
        Assert.Equal(["a", "a"], _encoder.Encoded);
    }

    [Fact]
    public void Many_small_files_become_one_without_a_loss()
    {
        string[] texts = [.. Enumerable.Range(0, 60).Select(text => $"text {text}")];
        foreach (var text in texts)
            Reading().Of(Of([text]), Options, null);
        _encoder.Encoded.Clear();

        Reading().Of(Of(texts), Options, null);

        Assert.Empty(_encoder.Encoded);
        Assert.InRange(Directory.GetFiles(_folder.Path, "*.safetensors", SearchOption.AllDirectories).Length, 1, 17);
    }

    public void Dispose() => _folder.Dispose();

    private TextReading Reading() => new(_ => _encoder, model => new(_folder.Path, model));

    private static TrainingSet Of(params string[][] columns) => new()
    {
        UserIds = new([]),
        ItemIds = new(Enumerable.Range(0, columns[0].Length).Select(item => $"item-{item}")),
        Offsets = [0],
        Items = [],
        Times = [],
        ItemTexts = [.. columns.Select((texts, column) => new TextField($"TEXT_{column}", texts))],
    };

    /// <summary>Vectors of two numbers, made of a text's characters.</summary>
    private sealed class CountingEncoder : ITextEncoder
    {
        public string Model { get; set; } = "counting";

        public int Width => 2;

        public List<string> Encoded { get; } = [];

        public int StopsAfter { get; set; } = int.MaxValue;

        public void Encode(IReadOnlyList<string> texts, Action<int, ReadOnlySpan<float>> take, CancellationToken cancellationToken)
        {
            foreach (var (index, text) in texts.Index())
            {
                if (Encoded.Count >= StopsAfter)
                    throw new OperationCanceledException();

                Encoded.Add(text);
                var angle = text.Sum(character => character) + text.Length;
                take(index, [MathF.Cos(angle), MathF.Sin(angle)]);
            }
        }

        public void Dispose()
        {
        }
    }
}
