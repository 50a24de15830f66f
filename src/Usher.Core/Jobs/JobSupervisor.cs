using Microsoft.Extensions.Hosting;
using Usher.Core.Records;

namespace Usher.Core.Jobs;

/// <summary>Wakes the work on everything that is under way: at the start, and on a timer, should a node have gone with what it had begun.</summary>
internal sealed class JobSupervisor(ServiceRecords records, Jobs jobs, IHostApplicationLifetime lifetime, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

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
