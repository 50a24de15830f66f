using System.Text.Json.Serialization;

namespace Usher.Ranking.Jobs;

/// <summary>One line of a trainer's standard output, as JSON; "type" tells which.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ProgressMessage), "progress")]
[JsonDerivedType(typeof(CandidateMessage), "candidate")]
[JsonDerivedType(typeof(DoneMessage), "done")]
[JsonDerivedType(typeof(FailedMessage), "failed")]
public abstract record TrainerMessage;

/// <summary>How far training is.</summary>
/// <param name="Phase">What is being done, for a person: "training aws-hrnn, seed 2 of 5".</param>
/// <param name="Fraction">0 to 1 of this phase.</param>
/// <param name="Epoch">Passes over the data that are finished; 0 for recipes without passes.</param>
/// <param name="Loss">Mean loss per event of the last finished pass, in nats; null before the first.</param>
/// <param name="ValidationNdcgAt10">NDCG@10 on validation after the last finished pass; null before the first.</param>
/// <param name="SecondsLeft">Estimate for this phase; null while unknown.</param>
public sealed record ProgressMessage(
    string Phase, double Fraction, int Epoch = 0, double? Loss = null, double? ValidationNdcgAt10 = null, double? SecondsLeft = null) : TrainerMessage;

/// <summary>One finished candidate of AutoML or of a hyperparameter search: a row of the leaderboard.</summary>
/// <param name="Recipe">Its recipe.</param>
/// <param name="Hyperparameters">Values that differ from the defaults.</param>
/// <param name="Metric">The metric that decides, such as ndcg@10.</param>
/// <param name="Value">Its value on validation.</param>
/// <param name="TrainSeconds">Wall-clock time its training took.</param>
/// <param name="IsBaseline">Whether it is there for comparison only.</param>
public sealed record CandidateMessage(
    string Recipe, IReadOnlyDictionary<string, string> Hyperparameters, string Metric, double Value, double TrainSeconds, bool IsBaseline = false)
    : TrainerMessage
{
    /// <summary>Whether it was trained for a part of its epochs only, so that it could not win however good it was.</summary>
    public bool IsPreliminary { get; init; }
}

/// <summary>The job is finished and its output lies whole in the job folder.</summary>
/// <param name="TrainSeconds">Wall-clock time of training alone.</param>
/// <param name="BestRecipe">The recipe that was kept, of a training job.</param>
public sealed record DoneMessage(double TrainSeconds, string? BestRecipe = null) : TrainerMessage
{
    /// <summary>A sentence: which recipe or which values won on validation, and by how much; null when there was no choice.</summary>
    public string? Verdict { get; init; }
}

/// <summary>The job failed; nothing was written.</summary>
/// <param name="Reason">What came, what is allowed and what to try.</param>
public sealed record FailedMessage(string Reason) : TrainerMessage;
