namespace Usher.Training.Recurrent;

/// <summary>Some rows of a window. One thread computes their forward and backward pass together, so that the numbers stay in the cache of its core.</summary>
/// <param name="Window">The window.</param>
/// <param name="FirstRow">The first of the rows.</param>
/// <param name="Rows">How many there are.</param>
/// <param name="Thread">The number of the thread, to whose part of the gradients is added.</param>
internal readonly record struct MicroBatch(Window Window, int FirstRow, int Rows, int Thread)
{
    /// <summary>T, the number of steps of a row.</summary>
    public int Steps => Window.Steps;

    /// <summary>The index of the first position, counted in the window.</summary>
    public int FirstPosition => FirstRow * Steps;

    /// <summary>M, the number of positions.</summary>
    public int Positions => Rows * Steps;

    /// <summary>The micro-batches of one thread: its equal share of the rows, cut so that none has more positions than allowed.</summary>
    public static IEnumerable<MicroBatch> Of(Window window, int thread, int threads, int maxPositions)
    {
        var (row, last) = (window.Rows * thread / threads, window.Rows * (thread + 1) / threads);
        for (var batches = BatchesOf(last - row, window.Steps, maxPositions); batches > 0; batches--)
        {
            var rows = (last - row + batches - 1) / batches;
            yield return new(window, row, rows, thread);
            row += rows;
        }
    }

    /// <summary>The largest number of rows that a batch may have.</summary>
    public static int MaxRows(int steps, int maxPositions) => Math.Max(1, maxPositions / steps);

    private static int BatchesOf(int rows, int steps, int maxPositions)
    {
        var max = MaxRows(steps, maxPositions);
        return (rows + max - 1) / max;
    }
}
