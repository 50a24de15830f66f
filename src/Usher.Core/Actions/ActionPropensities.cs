using Usher.Core.Datasets;
using Usher.Core.EventStore;
using Usher.Core.Models;
using Usher.Core.Records;
using Usher.Datasets.Schemas;
using Usher.Ranking.Actions;

namespace Usher.Core.Actions;

/// <summary>Computes how likely a user takes each action: from the events that the model was trained with, and those that came since.</summary>
/// <remarks>Nothing is kept between requests. A user is some hundred additions, and the store gives events that were acknowledged before, so that they count in the very next answer.</remarks>
public sealed class ActionPropensities(LoadedModels models, ServiceRecords records, IEventStore events)
{
    /// <summary>The propensity of each action, and how often it was taken before the training; both 0 for an action that the model does not know.</summary>
    /// <param name="versionArn">The solution version whose model computes.</param>
    /// <param name="userId">The user, or the session before login.</param>
    /// <param name="actionIds">The actions.</param>
    /// <param name="cancellationToken">Cancels the read of events.</param>
    internal async ValueTask<(float Propensity, int Takes)[]> OfAsync(string versionArn, string userId, IReadOnlyList<string> actionIds, CancellationToken cancellationToken)
    {
        using var lease = models.Rent(versionArn);
        var ranker = lease.Model.ActionRanker ?? throw new InvalidOperationException($"The model of {versionArn} is of items.");
        var user = ranker.Start(lease.Model.Folder.Users.IndexOf(userId));
        Advance(user, lease.Model, userId);
        await AdvanceAsync(user, lease.Model, userId, cancellationToken);
        var scores = new float[ranker.ActionCount];
        ranker.Score(user, scores);
        return [.. actionIds.Select(id => lease.Model.Folder.Actions!.IndexOf(id) is >= 0 and var action ? (scores[action], ranker.TakesOf(action)) : (0, 0))];
    }

    // The events of the training.
    private static void Advance(ActionUser user, LoadedModel model, string userId)
    {
        if (model.Folder.Histories is { } histories && histories.Users.IndexOf(userId) is >= 0 and var index)
        {
            foreach (var one in histories.EventsOf(index))
                user.Advance(one.Item, one.Time);
        }

        if (model.Folder.ActionHistories is { } actions && actions.Users.IndexOf(userId) is >= 0 and var number)
        {
            var its = actions.EventsOf(number);
            for (var at = 0; at < its.Length; at++)
                user.Advance(its[at]);
        }
    }

    // The events since.
    private async ValueTask AdvanceAsync(ActionUser user, LoadedModel model, string userId, CancellationToken cancellationToken)
    {
        var (snapshot, group) = (records.Current, model.Version.Shape.DatasetGroupArn!);
        if (snapshot.DatasetOf(group, DatasetType.Interactions) is { } items)
        {
            foreach (var live in await events.ReadUserAsync(DatasetStreamName.Of(items), userId, model.Version.LastEvent, cancellationToken))
            {
                if (model.Reads(live, out var item))
                    user.Advance(item, live.Time);
            }
        }

        if (snapshot.DatasetOf(group, DatasetType.ActionInteractions) is { } actions)
        {
            foreach (var live in await events.ReadUserAsync(DatasetStreamName.Of(actions), userId, model.Version.LastActionEvent, cancellationToken))
            {
                if (model.Folder.Actions!.IndexOf(live.ItemId) is >= 0 and var action && ActionEventTypes.Parse(live.EventType) is { } type)
                    user.Advance(new ActionEvent(action, type, live.Time));
            }
        }
    }
}
