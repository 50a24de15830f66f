namespace Usher.Core.Jobs;

/// <summary>Sets work going.</summary>
public sealed class Jobs(IGrainFactory grains)
{
    /// <summary>Begins the work on a resource that the records have as pending. When the task ends the work has begun, not ended.</summary>
    public Task WakeAsync(string arn) => grains.GetGrain<IJobGrain>(arn).WakeAsync();

    /// <summary>Ends the work on a resource, because somebody asked for it.</summary>
    public Task StopAsync(string arn) => grains.GetGrain<IJobGrain>(arn).StopAsync();
}
