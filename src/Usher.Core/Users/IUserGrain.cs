using Orleans.Concurrency;
using Usher.Core.EventStore;

namespace Usher.Core.Users;

/// <summary>One user of a dataset group, or a session before login. All calls about a user go through this grain, one after the other. Keyed by <see cref="UserKey"/>.</summary>
[Alias("usher.user")]
public interface IUserGrain : IGrainWithStringKey
{
    /// <summary>The items of a query, best first.</summary>
    [Alias("rank")]
    Task<RankedIds> RankAsync(RankingQuery query);

    /// <summary>The scores that a solution version gives some items, in their order; NaN for an item that its model does not know.</summary>
    [Alias("score")]
    Task<float[]> ScoreAsync(string versionArn, IReadOnlyList<string> itemIds);

    /// <summary>Stores events. When the task ends they survive a crash, and count in the next answer.</summary>
    [Alias("put")]
    Task<PutEventsOutcome> PutAsync(EventBatch batch);

    /// <summary>Has the user's events read again before the next answer, because some of them belong to another user now.</summary>
    /// <remarks>It waits for nothing: two users who take over each other's sessions would wait for one another for ever.</remarks>
    [Alias("forget"), AlwaysInterleave]
    Task ForgetAsync();
}
