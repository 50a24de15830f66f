using Microsoft.Extensions.Hosting;

namespace Usher.Core.Jobs;

/// <summary>Waits until the host has started, because background services may start before the Orleans silo whose grains they call.</summary>
internal static class HostStart
{
    public static async Task StartedAsync(this IHostApplicationLifetime lifetime, CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using (lifetime.ApplicationStarted.Register(started.SetResult))
            await started.Task.WaitAsync(cancellationToken);
    }
}
