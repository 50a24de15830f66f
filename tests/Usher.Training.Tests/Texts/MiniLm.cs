using Usher.Training.Texts;

namespace Usher.Training.Tests.Texts;

/// <summary>The text model that comes with Usher, loaded once for all tests of a class.</summary>
public sealed class MiniLm : IDisposable
{
    private readonly OnnxTextEncoder _encoder = new(TextModelSource.OfUsher(), threads: 1);

    internal ITextEncoder Encoder => _encoder;

    /// <summary>The vectors of texts, in their order.</summary>
    public float[][] Encode(params string[] texts)
    {
        var vectors = new float[texts.Length][];
        _encoder.Encode(texts, (text, vector) => vectors[text] = vector.ToArray(), TestContext.Current.CancellationToken);
        return vectors;
    }

    public void Dispose() => _encoder.Dispose();
}
