using Usher.Core.Resources;

namespace Usher.Core.Jobs;

/// <summary>What is to be done for a resource that was made: an import, a training, a deployment.</summary>
public interface IJobWork
{
    /// <summary>Whether it is for such a resource.</summary>
    bool IsFor(Resource resource);

    /// <summary>Waits until the work may begin, where only so much of it is done side by side. A wait is no attempt: a crash during it is not counted.</summary>
    /// <param name="arn">The resource.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Disposed when the work has ended; null where nothing has to be waited for.</returns>
    Task<IDisposable?> WaitForTurnAsync(string arn, CancellationToken cancellationToken) => Task.FromResult<IDisposable?>(null);

    /// <summary>Does it, from the beginning, whatever an earlier try left. It writes what came of it in one change of the records, which makes the resource ACTIVE.</summary>
    /// <param name="arn">The resource.</param>
    /// <param name="cancellationToken">The server stops: whatever was not finished is begun anew at the next start.</param>
    /// <param name="giveUp">Somebody asked for the work to end.</param>
    /// <exception cref="JobFailedException">It cannot be done, for a reason the user can read.</exception>
    Task RunAsync(string arn, CancellationToken cancellationToken, CancellationToken giveUp);

    /// <summary>The resource as it is when its work has failed.</summary>
    Resource Failed(Resource resource, string reason, DateTimeOffset now);

    /// <summary>The resource as it is when its work was stopped on request.</summary>
    Resource Stopped(Resource resource, DateTimeOffset now) => Failed(resource, "It was stopped.", now);
}
