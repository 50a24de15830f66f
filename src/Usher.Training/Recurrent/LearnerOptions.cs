using Usher.Ranking.Histories;

namespace Usher.Training.Recurrent;

/// <summary>What a <see cref="Learner"/> learns from, and in which portions.</summary>
/// <param name="Rows">B: rows of a window.</param>
/// <param name="Steps">T: the most steps of a window.</param>
/// <param name="Ahead">W: how many coming items are targets.</param>
/// <param name="Dropout">Share of the values between layers that each step leaves out.</param>
/// <param name="WeightDecay">How strongly matrices are pulled to 0.</param>
internal sealed record LearnerOptions(int Rows, int Steps, int Ahead, double Dropout = 0, double WeightDecay = 0)
{
    /// <summary>What is known of the items; null to learn each by itself.</summary>
    public ItemFeatures? Items { get; init; }

    /// <summary>What is known of the users; null or empty to learn from what they did alone.</summary>
    public IReadOnlyList<Field>? Users { get; init; }

    /// <summary>Chooses the items that targets are compared with; null to take all.</summary>
    public CandidateSampler? Sampler { get; init; }
}
