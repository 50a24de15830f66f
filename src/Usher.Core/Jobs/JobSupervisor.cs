using Microsoft.Extensions.Hosting;
using Usher.Core.Records;

namespace Usher.Core.Jobs;

/// <summary>Wakes the work on all resources that are in progress: at the start, and on a timer, because a node that crashes leaves its work undone.</summary>
internal sealed class JobSupervisor(ServiceRecords records, Jobs jobs, JobAttempts attempts, IHostApplicationLifetime lifetime, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <summary>Waits for the running work to end, so that it is recorded as interrupted and not as crashed.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await attempts.EndedAsync().WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The time for a shutdown is over. Work that still runs is counted as crashed.
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.StartedAsync(stoppingToken);
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            foreach (var resource in records.Current.All.Where(resource => resource.IsUnderWay))
                await jobs.WakeAsync(resource.Arn);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
