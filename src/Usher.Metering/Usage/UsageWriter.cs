using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Usher.Metering.Usage;

/// <summary>Writes the counts to the store every few seconds, before the store is read, and when the server stops.</summary>
public sealed partial class UsageWriter(CampaignMeter meter, StreamMeter streams, IUsageStore store, TimeProvider clock, ILogger<UsageWriter> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private readonly Lock _gate = new();
    private Task _writing = Task.CompletedTask;

    /// <summary>Writes now, so that a read of the store finds everything that was counted.</summary>
    public Task FlushAsync()
    {
        lock (_gate)
            return _writing = AfterAsync(_writing);

        // Waits for the write before, because what that has taken is not in the store until it has ended.
        async Task AfterAsync(Task before)
        {
            await before;
            await WriteAsync();
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await FlushAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await FlushAsync();
    }

    private async Task WriteAsync()
    {
        var usage = meter.Take();
        var streamed = streams.Take();
        if (usage.Count + streamed.Count == 0)
            return;

        try
        {
            await store.AddAsync(usage, streamed);
        }
        catch (Exception fault)
        {
            // For example a full disk. Counting goes on, and the next write tries again.
            meter.PutBack(usage);
            streams.PutBack(streamed);
            Failed(log, fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The usage of campaigns could not be written; it is tried again in a moment.")]
    private static partial void Failed(ILogger log, Exception fault);
}
