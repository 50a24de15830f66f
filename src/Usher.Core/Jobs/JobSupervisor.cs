using Microsoft.Extensions.Hosting;
using Usher.Core.Records;

namespace Usher.Core.Jobs;

/// <summary>Wakes the work on everything that is under way: at the start, and on a timer, should a node have gone with what it had begun.</summary>
internal sealed class JobSupervisor(ServiceRecords records, Jobs jobs, JobAttempts attempts, IHostApplicationLifetime lifetime, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <summary>Lets the work that is under way put itself away, so that what was cut off is written down as that and not as a crash.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await attempts.EndedAsync().WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // It takes too long, and what is left counts as a crash.
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
