using Usher.Ranking.Jobs;

namespace Usher.Models;

/// <summary>The outcome of a training: the recipe that was kept, and the models it was compared with.</summary>
/// <param name="Recipe">The recipe of the model.</param>
/// <param name="TrainSeconds">Wall-clock time of training alone.</param>
/// <param name="Candidates">The models that were compared, in the order they were trained; empty when there was no choice.</param>
internal sealed record TrainingSummary(string Recipe, double TrainSeconds, IReadOnlyList<CandidateMessage> Candidates)
{
    /// <summary>Which of the candidates won and by how much, in words; null when there was no choice.</summary>
    public string? Verdict { get; init; }
}
