namespace Usher.Training.Texts;

/// <summary>The vectors of the items' texts.</summary>
/// <param name="values">(I, W) vectors of length 1, row by row; zeros for an item without a text.</param>
/// <param name="width">W.</param>
/// <param name="has">(I) whether an item has a text.</param>
internal sealed class TextVectors(float[] values, int width, bool[] has)
{
    /// <summary>How many items there are: I.</summary>
    public int Count => has.Length;

    /// <summary>W, the length of a vector.</summary>
    public int Width => width;

    /// <summary>(I, W) all vectors, row by row.</summary>
    public float[] Values => values;

    /// <summary>(I) whether an item has a text.</summary>
    public bool[] Has => has;

    /// <summary>(W) the vector of an item; zeros if it has no text.</summary>
    public ReadOnlySpan<float> Of(int item) => values.AsSpan(item * width, width);
}
