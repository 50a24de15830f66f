using Usher.Core.Datasets;
using Usher.Core.EventStore;
using Usher.Core.Models;
using Usher.Core.Records;
using Usher.Datasets.Schemas;

namespace Usher.Core.Users;

/// <summary>Everything that a model may know of one user: the history it was trained with, and the live events since, oldest first.</summary>
/// <param name="Items">(N) the item of each event, as its index in the model.</param>
/// <param name="Times">(N) seconds since 1970-01-01 UTC, never falling.</param>
internal sealed record KnownEvents(IReadOnlyList<int> Items, IReadOnlyList<long> Times)
{
    /// <summary>Reads them as a <see cref="LiveState"/> does that begins now.</summary>
    /// <param name="model">A model that is leased.</param>
    /// <param name="user">The user; the model need not know them.</param>
    /// <param name="events">Has the live ones.</param>
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
