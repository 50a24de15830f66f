using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using Usher.Ranking.Histories;
using Usher.Ranking.Jobs;

namespace Usher.Training.Texts;

/// <summary>Gives each item with a text a vector, from a cache or from an encoder.</summary>
/// <param name="encoder">Called at the first text that is not in the cache.</param>
/// <param name="cache">Null to encode everything anew.</param>
/// <remarks>
/// The columns of an item are one text, the name first. Vectors are rounded to 16 bits before they are used, so that one that comes from the cache gives the model that one just made
/// gives.
/// </remarks>
internal sealed class TextReading(Func<int, ITextEncoder> encoder, Func<string, TextVectorCache>? cache = null)
{
    // So many new texts are kept at a time: what a training has encoded when it is stopped is not encoded again.
    private const int TextsAtOnce = 1024;

    private readonly ConditionalWeakTable<TrainingSet, TextVectors> _known = [];

    /// <summary>The model of Usher, without a cache.</summary>
    public static TextReading Plain { get; } = new(threads => new OnnxTextEncoder(TextModelSource.OfUsher(), threads));

    /// <summary>The vectors of a set's items; null if no item has a text.</summary>
    /// <param name="set">The set. Its vectors are kept as long as it is.</param>
    /// <param name="options">The threads and the cancellation.</param>
    /// <param name="progress">Receives the progress; null for none.</param>
    /// <exception cref="InvalidDataException">The text model cannot be used.</exception>
    public TextVectors? Of(TrainingSet set, ParallelOptions options, IProgress<ProgressMessage>? progress)
    {
        var texts = Join(set);
        if (texts.All(text => text.Length == 0))
            return null;

        return _known.GetValue(set, _ => Encode(texts, options, progress));
    }

    /// <summary>(I) all columns of each item as one text.</summary>
    internal static string[] Join(TrainingSet set) =>
        [.. Enumerable.Range(0, set.ItemCount).Select(item => string.Join(". ", set.ItemTexts.Select(field => field.Texts[item].Trim()).Where(text => text.Length > 0)))];

    private TextVectors Encode(string[] texts, ParallelOptions options, IProgress<ProgressMessage>? progress)
    {
        // Each text once, by its key: reprints of one book are one text.
        var (numbers, distinct, keys) = (new Dictionary<UInt128, int>(texts.Length), new List<string>(), new List<UInt128>());
        var places = new int[texts.Length];
        for (var item = 0; item < texts.Length; item++)
        {
            places[item] = -1;
            if (texts[item].Length == 0)
                continue;

            var key = TextVectorCache.KeyOf(texts[item]);
            if (numbers.TryAdd(key, distinct.Count))
            {
                distinct.Add(texts[item]);
                keys.Add(key);
            }

            places[item] = numbers[key];
        }

        using var model = encoder(options.MaxDegreeOfParallelism);
        var vectors = new Rows(distinct.Count);
        var store = cache?.Invoke(model.Model);
        store?.Find(numbers, vectors.Set);
        EncodeMissing(distinct, keys, vectors, model, store, progress, options.CancellationToken);

        var width = vectors.Width;
        var has = Array.ConvertAll(places, place => place >= 0);
        if (distinct.Count == texts.Length)
            return new(vectors.Values, width, has);                       // each item has a text of its own, so rows are items

        var values = new float[checked(texts.Length * width)];
        for (var item = 0; item < texts.Length; item++)
        {
            if (has[item])
                vectors.Of(places[item]).CopyTo(values.AsSpan(item * width));
        }

        return new(values, width, has);
    }

    private static void EncodeMissing(
        List<string> texts, List<UInt128> keys, Rows vectors, ITextEncoder model, TextVectorCache? store, IProgress<ProgressMessage>? progress, CancellationToken cancellationToken)
    {
        int[] missing = [.. Enumerable.Range(0, texts.Count).Where(text => !vectors.Has(text))];
        foreach (var (number, chunk) in missing.Chunk(TextsAtOnce).Index())
        {
            progress?.Report(new ProgressMessage("reading texts", (double)number * TextsAtOnce / missing.Length));
            var rounded = new Half[chunk.Length][];
            model.Encode([.. chunk.Select(text => texts[text])], (place, vector) => rounded[place] = Rounded(vector), cancellationToken);
            var numbers = new float[rounded[0].Length];
            for (var place = 0; place < chunk.Length; place++)
            {
                TensorPrimitives.ConvertToSingle(rounded[place], numbers);
                vectors.Set(chunk[place], numbers);
            }

            store?.Add([.. chunk.Select(text => keys[text])], [.. rounded.SelectMany(vector => vector)]);
        }
    }

    private static Half[] Rounded(ReadOnlySpan<float> vector)
    {
        var rounded = new Half[vector.Length];
        TensorPrimitives.ConvertToHalf(vector, rounded);
        return rounded;
    }

    /// <summary>(rows, W) numbers, whose width is known with the first row.</summary>
    private sealed class Rows(int count)
    {
        private readonly bool[] _has = new bool[count];

        public int Width { get; private set; }

        public float[] Values { get; private set; } = [];

        public bool Has(int row) => _has[row];

        public ReadOnlySpan<float> Of(int row) => Values.AsSpan(row * Width, Width);

        public void Set(int row, ReadOnlySpan<float> numbers)
        {
            if (Width == 0)
                (Width, Values) = (numbers.Length, new float[checked(count * numbers.Length)]);
            if (numbers.Length != Width)
                throw new InvalidDataException($"The vectors of texts have {Width} numbers and {numbers.Length}: the cache of vectors is damaged. Delete the folder texts among the models and train again.");

            numbers.CopyTo(Values.AsSpan(row * Width, Width));
            _has[row] = true;
        }
    }
}
