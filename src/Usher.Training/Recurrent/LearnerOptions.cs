using Usher.Ranking.Histories;

namespace Usher.Training.Recurrent;

/// <summary>The settings of a <see cref="Learner"/>.</summary>
/// <param name="Rows">B: rows of a window.</param>
/// <param name="Steps">T: the most steps of a window.</param>
/// <param name="Ahead">W: how many of the next items are targets.</param>
/// <param name="Dropout">The share of values between layers that each step sets to 0.</param>
/// <param name="WeightDecay">The weight decay of matrices.</param>
internal sealed record LearnerOptions(int Rows, int Steps, int Ahead, double Dropout = 0, double WeightDecay = 0)
{
    /// <summary>The metadata of the items; null to use interactions alone.</summary>
    public ItemFeatures? Items { get; init; }

    /// <summary>The columns of the users; null or empty to use interactions alone.</summary>
    public IReadOnlyList<Field>? Users { get; init; }

    /// <summary>The columns of events, whose context each step is asked in; null or empty for none.</summary>
    public IReadOnlyList<Field>? Contexts { get; init; }

    /// <summary>Samples the items of the softmax; null for all items.</summary>
    public CandidateSampler? Sampler { get; init; }
}
