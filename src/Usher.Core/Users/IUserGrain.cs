using Orleans.Concurrency;
using Usher.Core.EventStore;
using Usher.Core.Filters;

namespace Usher.Core.Users;

/// <summary>One user of a dataset group, or a session before login. All calls about a user go through this grain, one after the other. Keyed by <see cref="UserKey"/>.</summary>
[Alias("usher.user")]
public interface IUserGrain : IGrainWithStringKey
{
    /// <summary>The items of a query, best first.</summary>
    [Alias("rank")]
    Task<RankedIds> RankAsync(RankingQuery query);

    /// <summary>The scores that a solution version gives some items, in their order; NaN for an item that its model does not know.</summary>
    /// <param name="versionArn">The solution version.</param>
    /// <param name="itemIds">The items.</param>
    /// <param name="context">The context of the request, values by column as in the data; null for none.</param>
    [Alias("score")]
    Task<float[]> ScoreAsync(string versionArn, IReadOnlyList<string> itemIds, IReadOnlyDictionary<string, string>? context);

    /// <summary>What the user interacted with, for filters.</summary>
    [Alias("interacted")]
    Task<InteractedItems> InteractedAsync();

    /// <summary>Stores events. When the task ends, they survive a crash and count in the next recommendations.</summary>
    [Alias("put")]
    Task<PutEventsOutcome> PutAsync(EventBatch batch);

    /// <summary>Makes the grain read the user's events again before the next answer, because some now belong to another user.</summary>
    /// <remarks>It interleaves with other calls. Otherwise two users who take over each other's sessions would wait for one another forever.</remarks>
    [Alias("forget"), AlwaysInterleave]
    Task ForgetAsync();
}
