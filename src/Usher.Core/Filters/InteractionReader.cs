using Usher.Core.Histories;
using Usher.Datasets.Schemas;

namespace Usher.Core.Filters;

/// <summary>Reads what a user interacted with.</summary>
public sealed class InteractionReader(GroupHistories histories, FilterOptions options)
{
    /// <summary>The interactions of a user, or of a session before login, as they are now.</summary>
    /// <param name="groupArn">The dataset group.</param>
    /// <param name="type">Interactions, or ActionInteractions, of which actions take the place of items.</param>
    /// <param name="userId">The user, or the session.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    internal async ValueTask<InteractedItems> ReadAsync(string groupArn, DatasetType type, string userId, CancellationToken cancellationToken)
    {
        if (await histories.OfUsersAsync(groupArn, type, cancellationToken) is not { } its)
            return InteractedItems.None;

        // Newest first.
        IEnumerable<PastInteraction> past = await its.ReadUserAsync(userId, cancellationToken);
        if (options.NewestEventsByType is { } newest)
            past = past.GroupBy(one => one.EventType, StringComparer.OrdinalIgnoreCase).SelectMany(type => type.Take(newest));
        var distinct = past.Select(one => (one.ItemId, one.EventType)).Distinct().ToArray();
        return new([.. distinct.Select(one => one.ItemId)], [.. distinct.Select(one => one.EventType)]);
    }
}
