using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Usher.Core.Datasets;
using Usher.Core.EventStore;
using Usher.Core.Jobs;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Core.Solutions;
using Usher.Core.Training;
using Usher.Datasets.Schemas;
using Usher.Wire.Personalize;

namespace Usher.Core.Recommenders;

/// <summary>Trains recommenders again every seven days, if there is new data.</summary>
/// <remarks>Developer Guide, "Domain use cases": retraining is part of a recommender, and a stopped one is not retrained. The recommender answers with its old model until the new one is loaded.</remarks>
internal sealed partial class RecommenderRetraining(
    ServiceRecords records, Jobs.Jobs jobs, IEventStore store, TrainingOptions options, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<RecommenderRetraining> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Period = TimeSpan.FromDays(7);

    /// <summary>Checks once all recommenders.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        foreach (var recommender in records.Current.Of<RecommenderResource>().Where(IsDue))
        {
            try
            {
                await LookAtAsync(recommender, cancellationToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // For example a full disk. The other recommenders go on.
                Failed(log, recommender.Arn, fault);
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

    private async Task LookAtAsync(RecommenderResource recommender, CancellationToken cancellationToken)
    {
        if (await HasNewDataAsync(recommender, cancellationToken) is not { } isWorthwhile)
            return;

        string? begun = null;
        await records.ChangeAsync(
            before =>
            {
                if (before.Find<RecommenderResource>(recommender.Arn) is not { } last || last.ServedVersion != recommender.ServedVersion || !IsDue(last))
                    return before;
                if (!isWorthwhile)
                    return before.With(last with { LastScheduled = records.Now });

                var version = RecommenderVersions.Create(before, last.Shape, last.Shape.RecommenderConfig!, TrainingTypes.Automatic, records.Now);
                begun = version.Arn;
                return before.With(last with { LastScheduled = records.Now, TrainingVersion = version.Arn, Attempts = 0 }).Add(version);
            },
            cancellationToken);
        if (begun is null)
            return;

        await jobs.WakeAsync(begun);
        await jobs.WakeAsync(recommender.Arn);
    }

    // Null where it is not known now: the dataset of interactions was deleted and may be created again.
    private async Task<bool?> HasNewDataAsync(RecommenderResource recommender, CancellationToken cancellationToken)
    {
        var snapshot = records.Current;
        if (snapshot.DatasetOf(recommender.DatasetGroupArn, DatasetType.Interactions) is not { } dataset || snapshot.Find<SolutionVersionResource>(recommender.ServedVersion!) is not { } served)
            return null;

        return TrainingSchedule.HasNewImport(snapshot, dataset, served) || await store.HasEventsAfterAsync(DatasetStreamName.Of(dataset), served.LastEvent, cancellationToken);
    }

    private bool IsDue(RecommenderResource recommender) =>
        recommender is { Status: Statuses.Active, IsUnderWay: false, ServedVersion: not null } && (recommender.LastScheduled ?? recommender.CreatedAt) + Period <= records.Now;

    [LoggerMessage(Level = LogLevel.Warning, Message = "The schedule of {Arn} could not be followed; it is tried again in a moment.")]
    private static partial void Failed(ILogger log, string arn, Exception fault);
}
