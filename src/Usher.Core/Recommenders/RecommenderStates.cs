using Usher.Core.Resources;
using Usher.Wire.Personalize;

namespace Usher.Core.Recommenders;

/// <summary>The steps in the life of a recommender, each of which is one change of the records. A restart goes on from any of them.</summary>
internal static class RecommenderStates
{
    /// <summary>The recommender after a step that was requested has begun.</summary>
    public static RecommenderResource Begun(RecommenderResource recommender, DateTimeOffset now) => recommender.Status switch
    {
        Statuses.CreatePending => As(recommender, Statuses.CreateInProgress, now),
        Statuses.StartPending => As(recommender, Statuses.StartInProgress, now),
        Statuses.StopPending => As(recommender, Statuses.StopInProgress, now),
        _ when recommender.Shape.LatestRecommenderUpdate is { Status: Statuses.CreatePending } update => WithUpdate(recommender, update with { Status = Statuses.CreateInProgress, LastUpdatedDateTime = now }),
        _ => recommender,
    };

    /// <summary>The recommender with a requested update.</summary>
    /// <param name="recommender">The recommender; ACTIVE.</param>
    /// <param name="config">The new settings.</param>
    /// <param name="now">The time now.</param>
    public static RecommenderResource Update(RecommenderResource recommender, RecommenderConfig config, DateTimeOffset now) =>
        WithUpdate(recommender with { Attempts = 0 }, new() { RecommenderConfig = config, Status = Statuses.CreatePending, CreationDateTime = now, LastUpdatedDateTime = now });

    /// <summary>The recommender after its requested update is done, with a new model or without one.</summary>
    public static RecommenderResource Updated(RecommenderResource recommender, DateTimeOffset now) => recommender is { IsUpdating: true, Shape.LatestRecommenderUpdate: { } update }
        ? recommender with
        {
            Shape = recommender.Shape with
            {
                RecommenderConfig = update.RecommenderConfig,
                LatestRecommenderUpdate = update with { Status = Statuses.Active, LastUpdatedDateTime = now },
                LastUpdatedDateTime = now,
            },
        }
        : recommender;

    /// <summary>The recommender after the model of its training is loaded.</summary>
    /// <param name="recommender">The recommender.</param>
    /// <param name="version">The trained version.</param>
    /// <param name="now">The time now.</param>
    public static RecommenderResource Trained(RecommenderResource recommender, SolutionVersionResource version, DateTimeOffset now)
    {
        var serving = As(recommender, Statuses.Active, now) with { ServedVersion = version.Arn, TrainingVersion = null, IsUpdateTraining = false };
        serving = serving with { Shape = serving.Shape with { ModelMetrics = version.Metrics } };
        return recommender.IsUpdateTraining ? Updated(serving, now) : serving;
    }

    /// <summary>The recommender after its model is loaded again.</summary>
    public static RecommenderResource Started(RecommenderResource recommender, DateTimeOffset now) => As(recommender, Statuses.Active, now);

    /// <summary>The recommender after its model is not needed any longer.</summary>
    public static RecommenderResource Stopped(RecommenderResource recommender, DateTimeOffset now) => As(recommender, Statuses.Inactive, now) with { TrainingVersion = null, IsUpdateTraining = false };

    /// <summary>The recommender after its work has failed. One that was being updated keeps its old settings and model; one that could not be started stays stopped.</summary>
    public static RecommenderResource Failed(RecommenderResource recommender, string reason, DateTimeOffset now)
    {
        var idle = recommender with { TrainingVersion = null, IsUpdateTraining = false };
        return recommender.Status switch
        {
            Statuses.CreatePending or Statuses.CreateInProgress => As(idle, Statuses.CreateFailed, now, reason),
            Statuses.StartPending or Statuses.StartInProgress => As(idle, Statuses.Inactive, now, reason),
            Statuses.StopPending or Statuses.StopInProgress => As(idle, Statuses.Inactive, now),
            _ when recommender is { IsUpdating: true, Shape.LatestRecommenderUpdate: { } update } => WithUpdate(idle, update with { Status = Statuses.CreateFailed, FailureReason = reason, LastUpdatedDateTime = now }),
            _ => idle,
        };
    }

    /// <summary>The recommender with another status.</summary>
    public static RecommenderResource As(RecommenderResource recommender, string status, DateTimeOffset now, string? reason = null) =>
        recommender with { Shape = recommender.Shape with { Status = status, FailureReason = reason, LastUpdatedDateTime = now } };

    private static RecommenderResource WithUpdate(RecommenderResource recommender, RecommenderUpdateSummary update) => recommender with { Shape = recommender.Shape with { LatestRecommenderUpdate = update } };
}
