namespace Usher.Core.Jobs;

/// <summary>Is told about jobs, to measure them.</summary>
public interface IJobObserver
{
    /// <summary>The work on a resource has ended: it succeeded, failed or was stopped, or the server is stopping and the job will start again.</summary>
    /// <param name="arn">The resource.</param>
    void Ended(string arn);
}
