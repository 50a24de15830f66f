using Orleans.Concurrency;
using Usher.Core.EventStore;

namespace Usher.Core.Recommending;

/// <summary>One user of a dataset group, or a session before login: all that happens to him happens here, one after the other. Keyed by <see cref="UserKey"/>.</summary>
[Alias("usher.user")]
public interface IUserGrain : IGrainWithStringKey
{
    /// <summary>The items that a solution version has for him.</summary>
    [Alias("top")]
    Task<RankedItems> TopAsync(string versionArn, int count);

    /// <summary>What a solution version thinks of some items for him: one score for each, in their order.</summary>
    [Alias("score")]
    Task<float[]> ScoreAsync(string versionArn, int[] items);

    /// <summary>Takes in events. When the task ends they survive a crash, and are in the next answer.</summary>
    [Alias("put")]
    Task<PutEventsOutcome> PutAsync(EventBatch events);

    /// <summary>Reads everything anew before the next answer: some of his events are another's from now on.</summary>
    /// <remarks>It waits for nothing: two who take over each other's sessions would wait for one another for ever.</remarks>
    [Alias("forget"), AlwaysInterleave]
    Task ForgetAsync();
}
