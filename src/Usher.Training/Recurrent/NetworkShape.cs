using Usher.Training.Recurrent.Numbers;

namespace Usher.Training.Recurrent;

/// <summary>The sizes of a <see cref="RecurrentNetwork"/>.</summary>
/// <param name="Items">I: how many items there are to score.</param>
/// <param name="Width">D: length of an item's embedding, and of what passes between blocks.</param>
/// <param name="Blocks">How many blocks stand on one another.</param>
/// <param name="Recent">K: how many of the newest items enter the first block at once, at least 1.</param>
/// <param name="HasTimeGaps">Whether time gaps are used.</param>
/// <param name="Periods">P: how many periods of time have a popularity of their own; 1 where trends are not followed.</param>
/// <param name="FeedForward">Width of a block's feed-forward layer, in multiples of <paramref name="Width"/>; 0 leaves the layer out.</param>
internal sealed record NetworkShape(int Items, int Width, int Blocks, int Recent = 3, bool HasTimeGaps = true, int Periods = 1, int FeedForward = 2)
{
    /// <summary>R: width of the recurrence, the next multiple of 16: whole vectors.</summary>
    public int Recurrent => Matrix.RoundUp(Width);

    /// <summary>F: width of the feed-forward layer, the next multiple of 16.</summary>
    public int Hidden => Matrix.RoundUp(FeedForward * Width);

    /// <summary>
    /// P: how many item vectors there are, the next multiple of 16 above I. The last ones are zero and never win: a product with a number
    /// of columns that is no multiple of 16 takes up to twice as long. The first of them stands for "no item".
    /// </summary>
    public int PaddedItems => Matrix.RoundUp(Items + 1);
}
