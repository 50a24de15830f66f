using Usher.Ranking.Jobs;

namespace Usher.Training.Recipes;

/// <summary>What a recipe is given besides data and hyperparameters.</summary>
/// <param name="Seed">All randomness comes from it: the same seed, data, versions and machine give the same model, bit by bit.</param>
/// <param name="Progress">Receives progress now and then; null for none.</param>
/// <param name="Stop">Asked at least once a second; stopping throws <see cref="OperationCanceledException"/>.</param>
public sealed record TrainingRun(int Seed, IProgress<ProgressMessage>? Progress = null, CancellationToken Stop = default)
{
    /// <summary>How many threads to work with; 0 takes all cores.</summary>
    public int Threads { get; init; }

    /// <summary>For loops that run in parallel: stops with <see cref="Stop"/>, keeps to <see cref="Threads"/>.</summary>
    internal ParallelOptions Parallel => new()
    {
        CancellationToken = Stop,
        MaxDegreeOfParallelism = Threads > 0 ? Threads : Environment.ProcessorCount,
    };
}
