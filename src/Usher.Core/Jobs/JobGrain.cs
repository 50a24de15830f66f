using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Usher.Core.Observers;
using Usher.Core.Records;
using Usher.Core.Resources;

namespace Usher.Core.Jobs;

/// <inheritdoc cref="IJobGrain"/>
/// <remarks>The status of the job is in the database. When a node crashes, <see cref="JobSupervisor"/> wakes the grain on another node or after the restart, and the work begins again.</remarks>
internal sealed partial class JobGrain(ServiceRecords records, IEnumerable<IJobWork> works, JobAttempts attempts, IServiceObserver observer, IHostApplicationLifetime lifetime, ILogger<JobGrain> log) : Grain, IJobGrain, IDisposable
{
    private CancellationTokenSource? _giveUp;
    private Task? _running;
    private bool _isWokenAgain;

    public Task WakeAsync()
    {
        _isWokenAgain = _running is not null;
        Begin();
        return Task.CompletedTask;
    }

    public async Task StopAsync()
    {
        // If the work has not begun, it begins now and is cancelled at once, so that it ends in the same way.
        Begin();
        if (_giveUp is { } giveUp)
            await giveUp.CancelAsync();
    }

    public void Dispose() => _giveUp?.Dispose();

    private void Begin()
    {
        if (_running is not null || records.Current.Find<Resource>(this.GetPrimaryKeyString()) is not { IsUnderWay: true } resource)
            return;

        // Work may take hours; Orleans deactivates a grain that gets no calls after minutes.
        DelayDeactivation(TimeSpan.FromDays(30));
        // A new source for each run: a resource that is created again under the ARN of a stopped one must not be cancelled.
        _giveUp = new();
        _running = RunAsync(resource, _giveUp.Token);
    }

    private async Task RunAsync(Resource resource, CancellationToken giveUp)
    {
        var work = works.First(one => one.IsFor(resource));
        var stop = lifetime.ApplicationStopping;
        try
        {
            await Task.Run(() => attempts.RunAsync(work, resource.Arn, stop, giveUp), CancellationToken.None);
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            // Failures during shutdown say nothing about the job. Its status stays as it is, so that it begins again at the next start.
        }
        catch (OperationCanceledException) when (giveUp.IsCancellationRequested)
        {
            await EndAsync(resource.Arn, work.Stopped);
        }
        catch (JobFailedException failure)
        {
            Failed(log, resource.Arn, failure.Message);
            await EndAsync(resource.Arn, (last, now) => work.Failed(last, failure.Message, now));
        }
        catch (Exception fault)
        {
            Faulted(log, resource.Arn, fault);
            await EndAsync(resource.Arn, (last, now) => work.Failed(last, "It failed by a fault of Usher. The server's log says more; please report it with those lines.", now));
        }
        finally
        {
            observer.JobEnded(resource.Arn);
            _running = null;
            _giveUp?.Dispose();
            _giveUp = null;
            // An update may have been requested while this work was ending.
            if (_isWokenAgain && !stop.IsCancellationRequested)
                await WakeAsync();
            if (_running is null)
                DeactivateOnIdle();
        }
    }

    private async Task EndAsync(string arn, Func<Resource, DateTimeOffset, Resource> end) =>
        await records.ChangeAsync<Resource>(arn, last => end(last, records.Now), CancellationToken.None);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Arn} failed: {Reason}")]
    private static partial void Failed(ILogger log, string arn, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Arn} failed by a fault of Usher. Please report it with these lines.")]
    private static partial void Faulted(ILogger log, string arn, Exception fault);
}
