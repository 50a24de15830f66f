using Usher.Ranking.Jobs;

namespace Usher.Training.Recipes;

/// <summary>The settings of a training besides data and hyperparameters.</summary>
/// <param name="Seed">The seed of all random numbers: the same seed, data, versions and machine give the same model, bit by bit.</param>
/// <param name="Progress">Receives the progress; null for none.</param>
/// <param name="Stop">Checked at least once a second. Cancellation throws <see cref="OperationCanceledException"/>.</param>
public sealed record TrainingRun(int Seed, IProgress<ProgressMessage>? Progress = null, CancellationToken Stop = default)
{
    /// <summary>The number of threads; 0 takes all cores.</summary>
    public int Threads { get; init; }

    /// <summary>Options for parallel loops: cancelled by <see cref="Stop"/>, limited to <see cref="Threads"/>.</summary>
    internal ParallelOptions Parallel => new()
    {
        CancellationToken = Stop,
        MaxDegreeOfParallelism = Threads > 0 ? Threads : Environment.ProcessorCount,
    };
}
