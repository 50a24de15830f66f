namespace Usher.Training.Recurrent;

/// <summary>The input of one training step: B rows of T steps of event streams. Arrays are in row-major order.</summary>
/// <param name="Rows">B.</param>
/// <param name="Steps">T.</param>
/// <param name="Inputs">(K, B, T) the newest item at each step, the one before it, and so on; <see cref="EventStream"/> has the indexes for no item.</param>
/// <param name="Signals">(B, T) time gap before the newest item.</param>
/// <param name="Keep">(B, T) 0 where a user begins, else 1.</param>
/// <param name="Periods">(B, T) period of the newest event, for trends.</param>
/// <param name="Beginners">The positions where the history of a user begins, in order, with the user.</param>
/// <param name="Targets">(B, T, W) the next items; after the end of the history its last item again, with weight 0.</param>
/// <param name="Weights">(B, T, W) the weights of the targets; those of each step sum to 1.</param>
internal sealed record Window(int Rows, int Steps, int[] Inputs, int[] Signals, float[] Keep, int[] Periods, List<(int Position, int User)> Beginners, int[] Targets, float[] Weights)
{
    /// <summary>(B, T) the relative weight of each step; null if all are equal.</summary>
    public float[]? Counts { get; init; }

    /// <summary>(B, T) the event whose context is that of the next item, as its index in the set; -1 where the context is left out. Null without contexts.</summary>
    public int[]? Contexts { get; init; }

    /// <summary>B x T.</summary>
    public int Positions => Rows * Steps;

    /// <summary>W.</summary>
    public int Ahead => Targets.Length / Positions;
}
