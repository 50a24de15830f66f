using Usher.Core.Datasets;
using Usher.Core.EventStore;
using Usher.Core.Models;
using Usher.Core.Records;
using Usher.Datasets.Schemas;

namespace Usher.Core.Users;

/// <summary>All events of one user that a model uses: the history that it was trained with, and the live events since, oldest first.</summary>
/// <param name="Items">(N) the index of each event's item in the model.</param>
/// <param name="Times">(N) seconds since 1970-01-01 UTC, in ascending order.</param>
internal sealed record KnownEvents(IReadOnlyList<int> Items, IReadOnlyList<long> Times)
{
    /// <summary>Reads the events that a new <see cref="LiveState"/> would read.</summary>
    /// <param name="model">A leased model.</param>
    /// <param name="user">The user, who may be unknown to the model.</param>
    /// <param name="events">The store of live events.</param>
    /// <param name="snapshot">The records.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public static async ValueTask<KnownEvents> ReadAsync(LoadedModel model, string user, IEventStore events, ServiceSnapshot snapshot, CancellationToken cancellationToken)
    {
        var (items, times) = (new List<int>(), new List<long>());
        if (model.Folder.Histories is { } histories && histories.Users.IndexOf(user) is >= 0 and var index)
        {
            items.AddRange(histories.ItemsOf(index));
            times.AddRange(histories.TimesOf(index));
        }

        if (snapshot.DatasetOf(model.Version.Shape.DatasetGroupArn!, DatasetType.Interactions) is { } dataset)
        {
            foreach (var live in await events.ReadUserAsync(DatasetStreamName.Of(dataset), user, model.Version.LastEvent, cancellationToken))
            {
                if (!model.Reads(live, out var item))
                    continue;

                items.Add(item);
                times.Add(Math.Max(times.Count == 0 ? 0 : times[^1], live.Time));
            }
        }

        return new(items, times);
    }
}
