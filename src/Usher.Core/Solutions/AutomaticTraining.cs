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
    ServiceRecords records, Jobs.Jobs jobs, IEventStore events, ServiceQuotas quotas, TrainingOptions options, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<AutomaticTraining> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <summary>Looks once at all solutions whose time has come.</summary>
    public async Task LookAsync(CancellationToken stop)
    {
        foreach (var solution in records.Current.Of<SolutionResource>().Where(IsDue))
        {
            try
            {
                await LookAtAsync(solution.Arn, stop);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // Such as a full disk: that shall not end the schedules.
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

    // That the schedule has come to a solution, and the version it trains, are one change of the records: a crash can neither lose a training nor do it twice.
    private async Task LookAtAsync(string arn, CancellationToken stop)
    {
        string? begun = null;
        await records.ChangeAsync(
            before =>
            {
                if (before.Find<SolutionResource>(arn) is not { } solution || !IsDue(solution))
                    return before;

                switch (TrainingSchedule.StepOf(solution, before, events))
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
            stop);
        if (begun is not null)
            await jobs.WakeAsync(begun);
    }

    private bool IsDue(SolutionResource solution) => TrainingSchedule.NextOf(solution) is { } next && next <= records.Now;

    [LoggerMessage(Level = LogLevel.Warning, Message = "The schedule of {Arn} could not be followed; it is tried again in a moment.")]
    private static partial void Failed(ILogger log, string arn, Exception fault);
}
