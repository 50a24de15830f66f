namespace Usher.Core.Jobs;

/// <summary>Starts and stops the work on resources.</summary>
public sealed class Jobs(IGrainFactory grains)
{
    /// <summary>Begins the work on a resource that is pending in the records. When the task ends, the work has begun, but has not ended.</summary>
    public Task WakeAsync(string arn) => grains.GetGrain<IJobGrain>(arn).WakeAsync();

    /// <summary>Cancels the work on a resource at a caller's request.</summary>
    public Task StopAsync(string arn) => grains.GetGrain<IJobGrain>(arn).StopAsync();
}
