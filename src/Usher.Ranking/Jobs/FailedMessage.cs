namespace Usher.Ranking.Jobs;

/// <summary>The job failed; nothing was written.</summary>
/// <param name="Reason">What came, what is allowed and what to try.</param>
public sealed record FailedMessage(string Reason) : TrainerMessage;
