namespace Usher.Training.Texts;

/// <summary>Makes a vector of a text, so that texts of like meaning have a large dot product.</summary>
internal interface ITextEncoder : IDisposable
{
    /// <summary>Which model it is: two encoders of the same name give the same vectors. May stand in a file name.</summary>
    string Model { get; }

    /// <summary>W: the length of a vector.</summary>
    int Width { get; }

    /// <summary>Encodes texts.</summary>
    /// <param name="texts">Any texts; the beginning of a long one is read.</param>
    /// <param name="take">Receives each text's index and its vector, of length 1, in an order of the encoder's own; the vector is valid during the call.</param>
    /// <param name="cancellationToken">Ends the work between two batches.</param>
    void Encode(IReadOnlyList<string> texts, Action<int, ReadOnlySpan<float>> take, CancellationToken cancellationToken);
}
