using Usher.Training.Recurrent.Numbers;

namespace Usher.Training.Recurrent;

/// <summary>The sizes of a <see cref="RecurrentNetwork"/>.</summary>
/// <param name="Items">I: the number of items.</param>
/// <param name="Width">D: the width of an item's embedding, and of the values between blocks.</param>
/// <param name="Blocks">The number of blocks.</param>
/// <param name="Recent">K: how many of the newest items are the input of each step, at least 1.</param>
/// <param name="HasTimeGaps">Whether time gaps are used.</param>
/// <param name="Periods">The number of trend periods, each of which has a popularity of its own; 1 without trends.</param>
/// <param name="FeedForward">Width of a block's feed-forward layer, in multiples of <paramref name="Width"/>; 0 leaves the layer out.</param>
internal sealed record NetworkShape(int Items, int Width, int Blocks, int Recent = 3, bool HasTimeGaps = true, int Periods = 1, int FeedForward = 2)
{
    /// <summary>R: width of the recurrence, the next multiple of 16: whole vectors.</summary>
    public int Recurrent => Matrix.RoundUp(Width);

    /// <summary>F: width of the feed-forward layer, the next multiple of 16.</summary>
    public int Hidden => Matrix.RoundUp(FeedForward * Width);

    /// <summary>
    /// P: the number of item vectors, the next multiple of 16 above I. The last ones are zero and never recommended: a product with a number
    /// of columns that is no multiple of 16 takes up to twice as long. The first of them stands for "no item".
    /// </summary>
    public int PaddedItems => Matrix.RoundUp(Items + 1);
}
