using System.Numerics.Tensors;
using Microsoft.ML.OnnxRuntime;

namespace Usher.Training.Texts;

/// <summary>Runs a BERT-like sentence encoder with ONNX Runtime. The network is loaded when the first text is encoded.</summary>
/// <param name="source">The model.</param>
/// <param name="threads">Threads of the matrix products, at least 1.</param>
/// <remarks>
/// B texts in a batch, T pieces of the longest of them, W the width. The vector of a text is the mean of its pieces' vectors, scaled to length 1 (Reimers and Gurevych,
/// "Sentence-BERT", EMNLP 2019). A text without any piece has the vector of an empty text.
/// </remarks>
internal sealed class OnnxTextEncoder(TextModelSource source, int threads) : ITextEncoder
{
    // More pieces at once are no faster on a processor, and take more memory.
    private const int MaxPiecesInBatch = 4096;

    private readonly Lazy<WordPieceTokenizer> _tokenizer = new(() => new(source.ReadVocabulary()));
    private readonly Lazy<InferenceSession> _network = new(() => Load(source, threads));

    public string Model => source.Name;

    public int Width => _network.Value.OutputMetadata[Output] is { Dimensions: [.., > 0 and var width] }
        ? width
        : throw new InvalidDataException($"The text model {source.Name} does not say how long its vectors are; its first output should have the shape (texts, pieces, width).");

    private string Output => _network.Value.OutputNames[0];

    public void Encode(IReadOnlyList<string> texts, Action<int, ReadOnlySpan<float>> take, CancellationToken cancellationToken)
    {
        var pieces = texts.Select(text => _tokenizer.Value.Cut(text, source.MaxPieces)).ToArray();

        // Texts of like length share a batch, so that little is computed for nothing.
        var order = Enumerable.Range(0, pieces.Length).OrderBy(text => pieces[text].Length).ToArray();
        for (var first = 0; first < order.Length;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = 1;
            while (first + count < order.Length && (count + 1) * pieces[order[first + count]].Length <= MaxPiecesInBatch)
                count++;
            Run(order.AsSpan(first, count), pieces, take);
            first += count;
        }
    }

    public void Dispose()
    {
        if (_network.IsValueCreated)
            _network.Value.Dispose();
    }

    private void Run(ReadOnlySpan<int> texts, int[][] pieces, Action<int, ReadOnlySpan<float>> take)
    {
        var (count, steps) = (texts.Length, pieces[texts[^1]].Length);
        var (ids, mask, types) = (new long[count * steps], new long[count * steps], new long[count * steps]);
        for (var text = 0; text < count; text++)
        {
            foreach (var (step, piece) in pieces[texts[text]].Index())
                (ids[(text * steps) + step], mask[(text * steps) + step]) = (piece, 1);
        }

        var inputs = new Dictionary<string, OrtValue>();
        try
        {
            foreach (var name in _network.Value.InputNames)
            {
                inputs.Add(name, OrtValue.CreateTensorValueFromMemory(
                    name switch
                    {
                        "input_ids" => ids,
                        "attention_mask" => mask,
                        "token_type_ids" => types,
                        _ => throw new InvalidDataException($"The text model {source.Name} wants the input '{name}'; input_ids, attention_mask and token_type_ids can be given."),
                    },
                    [count, steps]));
            }

            using var options = new RunOptions();
            using var outputs = _network.Value.Run(options, inputs, [Output]);
            var states = outputs[0].GetTensorDataAsSpan<float>();                            // (B, T, W)
            var width = states.Length / (count * steps);
            Span<float> vector = new float[width];
            for (var text = 0; text < count; text++)
            {
                var own = states.Slice(text * steps * width, (source.TakesFirstPiece ? 1 : pieces[texts[text]].Length) * width);
                vector.Clear();
                for (var step = 0; step < own.Length; step += width)
                    TensorPrimitives.Add(vector, own.Slice(step, width), vector);
                TensorPrimitives.Divide(vector, Math.Max(1e-12f, TensorPrimitives.Norm<float>(vector)), vector);
                take(texts[text], vector);
            }
        }
        finally
        {
            foreach (var input in inputs.Values)
                input.Dispose();
        }
    }

    private static InferenceSession Load(TextModelSource source, int threads)
    {
        // Threads that spin while they wait would take time from a server on the same machine.
        using var options = new SessionOptions { IntraOpNumThreads = threads, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        try
        {
            return new(source.ReadNetwork(), options);
        }
        catch (OnnxRuntimeException error)
        {
            throw new InvalidDataException($"The text model {source.Name} cannot be loaded: {error.Message}", error);
        }
    }
}
