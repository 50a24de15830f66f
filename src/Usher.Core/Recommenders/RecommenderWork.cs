using Microsoft.Extensions.Logging;
using Usher.Core.Files;
using Usher.Core.Jobs;
using Usher.Core.Models;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Wire.Errors;

namespace Usher.Core.Recommenders;

/// <summary>Creates, updates, starts, stops and retrains a recommender: waits for the training of its version, loads the model, and only then lets that answer.</summary>
/// <remarks>It works step by step: each looks at the records, so that a request to stop is seen during a training, and a restart continues where the last server ended.</remarks>
internal sealed partial class RecommenderWork(ServiceRecords records, LoadedModels models, ModelFiles files, Jobs.Jobs jobs, TimeProvider clock, ILogger<RecommenderWork> log) : IJobWork
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public bool IsFor(Resource resource) => resource is RecommenderResource;

    public Resource Failed(Resource resource, string reason, DateTimeOffset now) => resource is RecommenderResource recommender ? RecommenderStates.Failed(recommender, reason, now) : resource;

    public async Task RunAsync(string arn, CancellationToken cancellationToken, CancellationToken giveUp)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, giveUp);
        while (records.Current.Find<RecommenderResource>(arn) is { IsUnderWay: true } recommender)
            await StepAsync(recommender, either.Token);
    }

    private async Task StepAsync(RecommenderResource recommender, CancellationToken cancellationToken)
    {
        if (!ReferenceEquals(RecommenderStates.Begun(recommender, records.Now), recommender))
            await ChangeAsync(recommender, RecommenderStates.Begun, cancellationToken);
        else if (recommender.Status is Statuses.StopInProgress)
            await StopAsync(recommender, cancellationToken);
        else if (recommender.Status is Statuses.StartInProgress)
            await StartAsync(recommender, cancellationToken);
        else if (recommender is { IsUpdating: true, IsUpdateTraining: false })
            await ChangeAsync(recommender, RecommenderStates.Updated, cancellationToken);
        else
            await TrainAsync(recommender, cancellationToken);
    }

    private async Task TrainAsync(RecommenderResource recommender, CancellationToken cancellationToken)
    {
        switch (recommender.TrainingVersion is { } arn ? records.Current.Find<SolutionVersionResource>(arn) : null)
        {
            case { IsUnderWay: true }:
                await Task.Delay(Pause, clock, cancellationToken);
                break;
            case { Status: Statuses.Active } version:
                await ServeAsync(recommender, version, cancellationToken);
                break;
            case { } version:
                await GiveUpTrainingAsync(recommender, version.Shape.FailureReason ?? $"Its training is {version.Status}.", cancellationToken);
                break;
            default:
                await GiveUpTrainingAsync(recommender, "Its training is gone.", cancellationToken);
                break;
        }
    }

    private async Task ServeAsync(RecommenderResource recommender, SolutionVersionResource version, CancellationToken cancellationToken)
    {
        var gone = new List<string>();
        using (Load(version.Arn))
        {
            await records.ChangeAsync(
                before =>
                {
                    if (before.Find<RecommenderResource>(recommender.Arn) is not { } last || last.TrainingVersion != version.Arn || last.Status is Statuses.StopPending)
                        return before;

                    // The version that served until now is kept for requests that have begun; it goes with the next change.
                    SolutionVersionResource[] old = [.. RecommenderVersions.Of(before, last.Arn).Where(other => other.Arn != version.Arn && other.Arn != last.ServedVersion)];
                    gone.AddRange(old.Select(other => other.Model).OfType<string>());
                    return before.With(RecommenderStates.Trained(last, version, records.Now)).Without(old);
                },
                cancellationToken);
        }

        models.ReleaseUnused();
        files.Delete(gone);
    }

    // A failure of the weekly training leaves the recommender as it was: the next is due in a week.
    private async Task GiveUpTrainingAsync(RecommenderResource recommender, string reason, CancellationToken cancellationToken)
    {
        if (recommender.Status is not Statuses.Active || recommender.IsUpdateTraining)
            throw new JobFailedException(reason);

        RetrainingFailed(log, recommender.Arn, reason);
        await ChangeAsync(recommender, (last, _) => last.TrainingVersion == recommender.TrainingVersion ? last with { TrainingVersion = null } : last, cancellationToken);
    }

    private async Task StopAsync(RecommenderResource recommender, CancellationToken cancellationToken)
    {
        SolutionVersionResource? training = null;
        await records.ChangeAsync(
            before =>
            {
                if (before.Find<RecommenderResource>(recommender.Arn) is not { } last)
                    return before;

                training = last.TrainingVersion is { } arn ? before.Find<SolutionVersionResource>(arn) : null;
                return before.With(RecommenderStates.Stopped(last, records.Now)).Without(training is null ? [] : [training]);
            },
            cancellationToken);
        models.ReleaseUnused();
        if (training is null)
            return;

        await jobs.StopAsync(training.Arn);
        if (training.Model is { } model)
            files.Delete([model]);
    }

    private async Task StartAsync(RecommenderResource recommender, CancellationToken cancellationToken)
    {
        using (Load(recommender.ServedVersion!))
            await ChangeAsync(recommender, RecommenderStates.Started, cancellationToken);
    }

    private Task<RecommenderResource?> ChangeAsync(RecommenderResource recommender, Func<RecommenderResource, DateTimeOffset, RecommenderResource> change, CancellationToken cancellationToken) =>
        records.ChangeAsync<RecommenderResource>(recommender.Arn, last => change(last, records.Now), cancellationToken);

    private ModelLease Load(string version)
    {
        try
        {
            return models.Rent(version);
        }
        catch (Exception fault) when (fault is InvalidDataException or AwsException or IOException)
        {
            throw new JobFailedException($"The model of the recommender cannot be loaded: {fault.Message}", fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Arn} could not be trained again and keeps its model: {Reason}")]
    private static partial void RetrainingFailed(ILogger log, string arn, string reason);
}
