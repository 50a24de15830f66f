namespace Usher.Core.Jobs;

/// <summary>The work on one resource, keyed by its ARN. A cluster has one grain for each key, so the work is done once.</summary>
[Alias("usher.job")]
public interface IJobGrain : IGrainWithStringKey
{
    /// <summary>Begins the work, or begins it again after a crash. Does nothing if it is running or done.</summary>
    [Alias("wake")]
    Task WakeAsync();

    /// <summary>Cancels work that a caller has asked to stop.</summary>
    [Alias("stop")]
    Task StopAsync();
}
