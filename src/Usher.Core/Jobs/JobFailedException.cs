namespace Usher.Core.Jobs;

/// <summary>Work that cannot be done, with the reason as the user reads it in failureReason.</summary>
public sealed class JobFailedException(string reason, Exception? cause = null) : Exception(reason, cause)
{
    /// <summary>Whether the process that did the work was killed or crashed, so that another attempt may succeed. The default value is false: the same work would fail again.</summary>
    public bool IsCrash { get; init; }
}
