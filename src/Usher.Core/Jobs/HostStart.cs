using Microsoft.Extensions.Hosting;

namespace Usher.Core.Jobs;

/// <summary>Waits for the host: the silo that grains live in starts with it, perhaps after what wants to call them.</summary>
internal static class HostStart
{
    public static async Task StartedAsync(this IHostApplicationLifetime lifetime, CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using (lifetime.ApplicationStarted.Register(started.SetResult))
            await started.Task.WaitAsync(cancellationToken);
    }
}
