using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Usher.Core.Usage;

/// <summary>Writes what was counted to the store every few seconds, and at the end.</summary>
internal sealed partial class UsageWriter(CampaignMeter meter, IUsageStore store, TimeProvider clock, ILogger<UsageWriter> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await WriteAsync();
    }

    private async Task WriteAsync()
    {
        var usage = meter.Take();
        if (usage.Count == 0)
            return;

        try
        {
            await store.AddAsync(usage);
        }
        catch (Exception fault)
        {
            // A full disk shall not end the counting.
            meter.PutBack(usage);
            Failed(log, fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The usage of campaigns could not be written; it is tried again in a moment.")]
    private static partial void Failed(ILogger log, Exception fault);
}
