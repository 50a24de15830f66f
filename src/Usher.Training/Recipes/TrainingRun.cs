using Usher.Ranking.Histories;
using Usher.Ranking.Jobs;
using Usher.Training.Texts;

namespace Usher.Training.Recipes;

/// <summary>The settings of a training besides data and hyperparameters.</summary>
/// <param name="Seed">The seed of all random numbers: the same seed, data, versions and machine give the same model, bit by bit.</param>
/// <param name="Progress">Receives the progress; null for none.</param>
/// <param name="Stop">Checked at least once a second. Cancellation throws <see cref="OperationCanceledException"/>.</param>
public sealed record TrainingRun(int Seed, IProgress<ProgressMessage>? Progress = null, CancellationToken Stop = default)
{
    /// <summary>The number of threads; 0 takes all cores.</summary>
    public int Threads { get; init; }

    /// <summary>Reads the texts of items, for the recipes that use them.</summary>
    internal TextReading Texts { get; init; } = TextReading.Plain;

    /// <summary>The vectors of the items' texts; null if no item of the set has a text.</summary>
    /// <exception cref="InvalidDataException">The text model cannot be used.</exception>
    internal TextVectors? VectorsOf(TrainingSet set) => Texts.Of(set, Parallel, Progress);

    /// <summary>Options for parallel loops: cancelled by <see cref="Stop"/>, limited to <see cref="Threads"/>.</summary>
    internal ParallelOptions Parallel => new()
    {
        CancellationToken = Stop,
        MaxDegreeOfParallelism = Threads > 0 ? Threads : Environment.ProcessorCount,
    };
}
