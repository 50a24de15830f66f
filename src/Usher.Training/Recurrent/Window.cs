namespace Usher.Training.Recurrent;

/// <summary>B rows of T steps of event streams: what one training step reads. Arrays are row by row.</summary>
/// <param name="Rows">B.</param>
/// <param name="Steps">T.</param>
/// <param name="Inputs">(K, B, T) the newest item at each step, the one before it, and so on; <see cref="EventStream"/> says what stands where there is none.</param>
/// <param name="Signals">(B, T) time gap before the newest item.</param>
/// <param name="Keep">(B, T) 0 where a user begins, else 1.</param>
/// <param name="Periods">(B, T) period of the newest event, for trends.</param>
/// <param name="Beginners">The positions where a user begins, in order, and who it is.</param>
/// <param name="Targets">(B, T, W) the items that come next; past the end of the history its last one again, with no weight.</param>
/// <param name="Weights">(B, T, W) how much each of them counts beside the others; each step's sum is 1.</param>
internal sealed record Window(int Rows, int Steps, int[] Inputs, int[] Signals, float[] Keep, int[] Periods, List<(int Position, int User)> Beginners, int[] Targets, float[] Weights)
{
    /// <summary>(B, T) how much each step counts beside the others; null where all count the same.</summary>
    public float[]? Counts { get; init; }

    /// <summary>B x T.</summary>
    public int Positions => Rows * Steps;

    /// <summary>W.</summary>
    public int Ahead => Targets.Length / Positions;
}
