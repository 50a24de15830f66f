using Usher.Core.Resources;

namespace Usher.Core.Jobs;

/// <summary>The work that a new or changed resource needs: an import, a training, a deployment.</summary>
public interface IJobWork
{
    /// <summary>Whether it is the work for this resource.</summary>
    bool IsFor(Resource resource);

    /// <summary>Waits until the work may begin, if the number of concurrent jobs is limited. A crash during the wait does not count as an attempt.</summary>
    /// <param name="arn">The resource.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The turn, which is disposed when the work has ended; null for work without a limit.</returns>
    Task<IDisposable?> WaitForTurnAsync(string arn, CancellationToken cancellationToken) => Task.FromResult<IDisposable?>(null);

    /// <summary>Does the work from the beginning, whatever an earlier attempt left. One change of the records stores the result and makes the resource ACTIVE.</summary>
    /// <param name="arn">The resource.</param>
    /// <param name="cancellationToken">Cancelled when the server stops. The work begins again at the next start.</param>
    /// <param name="giveUp">Cancelled when a caller has asked to stop the work.</param>
    /// <exception cref="JobFailedException">The work cannot be done. The message is for the user.</exception>
    Task RunAsync(string arn, CancellationToken cancellationToken, CancellationToken giveUp);

    /// <summary>The resource after its work has failed.</summary>
    Resource Failed(Resource resource, string reason, DateTimeOffset now);

    /// <summary>The resource after its work was stopped on request.</summary>
    Resource Stopped(Resource resource, DateTimeOffset now) => Failed(resource, "It was stopped.", now);
}
