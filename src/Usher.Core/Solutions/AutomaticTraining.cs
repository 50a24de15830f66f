using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Usher.Core.EventStore;
using Usher.Core.Jobs;
using Usher.Core.Quotas;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Core.Training;

namespace Usher.Core.Solutions;

/// <summary>Trains new versions of solutions by their schedules.</summary>
internal sealed partial class AutomaticTraining(
    ServiceRecords records, Jobs.Jobs jobs, IEventStore store, ServiceQuotas quotas, TrainingOptions options, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<AutomaticTraining> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <summary>Checks once all solutions whose schedule is due.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        foreach (var solution in records.Current.Of<SolutionResource>().Where(IsDue))
        {
            try
            {
                await LookAtAsync(solution.Arn, cancellationToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // For example a full disk. The other schedules go on.
                Failed(log, solution.Arn, fault);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.FollowsSchedules)
            return;

        await lifetime.StartedAsync(stoppingToken);
        using var timer = new PeriodicTimer(Pause, clock);
        do
            await LookAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task LookAtAsync(string arn, CancellationToken cancellationToken)
    {
        // The event store is read before the change of the records, because a change blocks all others. If the records changed meanwhile so that other events decide, it is read again.
        for (var isDecided = false; !isDecided;)
        {
            var snapshot = records.Current;
            var range = snapshot.Find<SolutionResource>(arn) is { } solution ? TrainingSchedule.DecidingEvents(solution, snapshot) : null;
            var hasEvents = range is { } events && await store.HasEventsAfterAsync(events.Stream, events.After, cancellationToken);
            isDecided = await FollowAsync(arn, range, hasEvents, cancellationToken);
        }
    }

    /// <summary>Takes the step of the schedule.</summary>
    /// <remarks>The date of the step and the new version are written in one change of the records, so that a crash can neither lose a training nor repeat it.</remarks>
    /// <param name="arn">The solution.</param>
    /// <param name="range">The events that were looked for.</param>
    /// <param name="hasEvents">Whether there are any.</param>
    /// <param name="cancellationToken">Cancels the wait for other changes.</param>
    /// <returns>False if the records changed meanwhile so that other events decide. Nothing was done then.</returns>
    private async Task<bool> FollowAsync(string arn, EventRange? range, bool hasEvents, CancellationToken cancellationToken)
    {
        string? begun = null;
        var isDecided = true;
        await records.ChangeAsync(
            before =>
            {
                if (before.Find<SolutionResource>(arn) is not { } solution || !IsDue(solution))
                    return before;

                if (TrainingSchedule.DecidingEvents(solution, before) != range)
                {
                    isDecided = false;
                    return before;
                }

                switch (TrainingSchedule.StepOf(solution, before, hasEvents))
                {
                    case ScheduledStep.Skip:
                        return before.With(solution with { LastScheduled = records.Now });
                    case ScheduledStep.Train when before.Of<SolutionVersionResource>().Count(version => version.IsUnderWay) < quotas.OpenSolutionVersions:
                        var version = TrainingSchedule.NewVersion(before, solution, records.Now);
                        begun = version.Arn;
                        return before.With(solution with { LastScheduled = records.Now }).Add(version);
                    default:
                        return before;
                }
            },
            cancellationToken);
        if (begun is not null)
            await jobs.WakeAsync(begun);
        return isDecided;
    }

    private bool IsDue(SolutionResource solution) => TrainingSchedule.NextOf(solution) is { } next && next <= records.Now;

    [LoggerMessage(Level = LogLevel.Warning, Message = "The schedule of {Arn} could not be followed; it is tried again in a moment.")]
    private static partial void Failed(ILogger log, string arn, Exception fault);
}
