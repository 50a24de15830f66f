namespace Usher.Training.Recurrent;

/// <summary>Some rows of a window, which one thread takes through the network and back while they lie in its core's cache.</summary>
/// <param name="Window">What all rows read.</param>
/// <param name="FirstRow">The first of the rows.</param>
/// <param name="Rows">How many there are.</param>
/// <param name="Thread">Whose gradients to add to.</param>
internal readonly record struct Piece(Window Window, int FirstRow, int Rows, int Thread)
{
    /// <summary>T.</summary>
    public int Steps => Window.Steps;

    /// <summary>The first of its places among those of the window.</summary>
    public int FirstPlace => FirstRow * Steps;

    /// <summary>M: how many places it has.</summary>
    public int Places => Rows * Steps;

    /// <summary>The pieces of one thread: a like share of the rows for each, cut so that each piece has few enough places.</summary>
    public static IEnumerable<Piece> Of(Window window, int thread, int threads, int mostPlaces)
    {
        var (row, last) = (window.Rows * thread / threads, window.Rows * (thread + 1) / threads);
        for (var pieces = PiecesOf(last - row, window.Steps, mostPlaces); pieces > 0; pieces--)
        {
            var rows = (last - row + pieces - 1) / pieces;
            yield return new(window, row, rows, thread);
            row += rows;
        }
    }

    /// <summary>The most rows that a piece may have.</summary>
    public static int MostRows(int steps, int mostPlaces) => Math.Max(1, mostPlaces / steps);

    private static int PiecesOf(int rows, int steps, int mostPlaces)
    {
        var most = MostRows(steps, mostPlaces);
        return (rows + most - 1) / most;
    }
}
