namespace Usher.Core.Training;

/// <summary>There is no trainer, or it refused a job or crashed. The message says what is wrong, what is allowed and what to try.</summary>
public sealed class TrainerException(string message) : Exception(message)
{
    /// <summary>Whether the trainer ended without an answer, so that another attempt may succeed. The default value is false.</summary>
    public bool IsCrash { get; init; }
}
