namespace Usher.Core.Jobs;

/// <summary>Work that cannot be done, with the reason as the user reads it in failureReason.</summary>
public sealed class JobFailedException(string reason, Exception? cause = null) : Exception(reason, cause);
