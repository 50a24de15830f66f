namespace Usher.Training.Recurrent;

/// <summary>Some rows of a window, which one thread takes through the network and back while they lie in its core's cache.</summary>
/// <param name="Window">What all rows read.</param>
/// <param name="FirstRow">The first of the rows.</param>
/// <param name="Rows">How many there are.</param>
/// <param name="Thread">The thread, whose gradients are added to.</param>
internal readonly record struct MicroBatch(Window Window, int FirstRow, int Rows, int Thread)
{
    /// <summary>T.</summary>
    public int Steps => Window.Steps;

    /// <summary>The first of its positions among those of the window.</summary>
    public int FirstPosition => FirstRow * Steps;

    /// <summary>M: how many positions it has.</summary>
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

    /// <summary>The most rows that a batch may have.</summary>
    public static int MaxRows(int steps, int maxPositions) => Math.Max(1, maxPositions / steps);

    private static int BatchesOf(int rows, int steps, int maxPositions)
    {
        var most = MaxRows(steps, maxPositions);
        return (rows + most - 1) / most;
    }
}
