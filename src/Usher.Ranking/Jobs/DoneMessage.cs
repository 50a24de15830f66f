namespace Usher.Ranking.Jobs;

/// <summary>The job is finished and its output lies whole in the job folder.</summary>
/// <param name="TrainSeconds">Wall-clock time of training alone.</param>
/// <param name="BestRecipe">The recipe that was kept, of a training job.</param>
public sealed record DoneMessage(double TrainSeconds, string? BestRecipe = null) : TrainerMessage
{
    /// <summary>A sentence: which recipe or which values won on validation, and by how much; null when there was no choice.</summary>
    public string? Verdict { get; init; }
}
