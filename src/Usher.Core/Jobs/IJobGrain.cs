namespace Usher.Core.Jobs;

/// <summary>The work on one resource, keyed by its ARN. There is one in the whole cluster, so the work is done once.</summary>
[Alias("usher.job")]
public interface IJobGrain : IGrainWithStringKey
{
    /// <summary>Begins the work, or takes it up again after a crash. Does nothing where it is under way, or done.</summary>
    [Alias("wake")]
    Task WakeAsync();

    /// <summary>Stops work that is under way, because somebody asked for it.</summary>
    [Alias("stop")]
    Task StopAsync();
}
