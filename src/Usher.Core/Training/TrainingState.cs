using System.Collections.Immutable;
using Usher.Ranking.Jobs;
using Usher.Wire.UsherApi;

namespace Usher.Core.Training;

/// <summary>The state of a training after the last message of its trainer.</summary>
public sealed record TrainingState
{
    /// <summary>The newest progress; null before the first.</summary>
    public ProgressMessage? Latest { get; init; }

    /// <summary>The progress of each epoch, oldest first.</summary>
    public ImmutableList<CurvePoint> Curve { get; init; } = [];

    /// <summary>The candidates that are finished.</summary>
    public ImmutableList<LeaderboardRow> Leaderboard { get; init; } = [];

    /// <summary>The state after one more message.</summary>
    public TrainingState After(TrainerMessage message) => message switch
    {
        ProgressMessage progress => this with { Latest = progress, Curve = IsNewPass(progress) ? Curve.Add(new(progress.Phase, progress.Epoch, progress.Loss, progress.ValidationNdcgAt10)) : Curve },
        CandidateMessage it => this with
        {
            Leaderboard = Leaderboard.Add(new(it.Recipe, it.Hyperparameters, it.Metric, it.Value, it.TrainSeconds, it.IsBaseline, it.IsPreliminary)),
        },
        _ => this,
    };

    private bool IsNewPass(ProgressMessage progress) =>
        progress is { Epoch: > 0, Loss: not null } && (Curve is not [.., var last] || last.Phase != progress.Phase || last.Epoch != progress.Epoch);
}
