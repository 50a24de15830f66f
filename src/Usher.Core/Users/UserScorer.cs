using System.Buffers;
using Usher.Core.Datasets;
using Usher.Core.EventStore;
using Usher.Core.Filters;
using Usher.Core.Models;
using Usher.Core.Records;
using Usher.Datasets.Schemas;
using Usher.Ranking.Rankers;

namespace Usher.Core.Users;

/// <summary>Ranks items for one user with any number of models. It keeps a state for each model, and applies the user's new events to it before each answer. Not thread-safe.</summary>
/// <remarks>The states are a cache of what the event store holds, so a scorer can be dropped at any time and created again.</remarks>
/// <param name="key">The user.</param>
/// <param name="records">The records.</param>
/// <param name="events">The store of events.</param>
/// <param name="filters">Applies filters.</param>
/// <param name="interactions">Reads what the user interacted with, for filters.</param>
internal sealed class UserScorer(UserKey key, ServiceRecords records, IEventStore events, RequestFilters filters, InteractionReader interactions)
{
    private readonly Dictionary<string, LiveState> _states = new(StringComparer.Ordinal);
    private int _revision;
    private (int Revision, DatasetVersion Version, InteractedItems Items)? _interacted;

    /// <summary>Whether no model has an event of the user. Such a scorer is as good as a new one.</summary>
    public bool IsEmpty => _states.Count == 0 && _interacted is null or { Items.ItemIds.Length: 0 };

    /// <summary>The recommended items, best first.</summary>
    /// <param name="model">A leased model.</param>
    /// <param name="query">Count, exploration and filters.</param>
    public async ValueTask<RankedItems> RankAsync(LoadedModel model, RankingQuery query)
    {
        var state = await StateOfAsync(model);
        var context = query.Context is { } asked ? model.Ranker.Contexts?.Read(asked) : null;
        var among = query.Filters.Count == 0 ? null : await filters.SetAsync(key.DatasetGroupArn, query.Filters, model, key.UserId, itemId: null, InteractedAsync, CancellationToken.None);
        var best = state.Top(query.Count, context, among);
        if (query.Exploration is { } exploration && best.Items.Length > 0 && YoungItems(model, exploration, among) is { Length: > 0 } young)
            best = Explore(state, context, model, exploration, best, young);
        DropIfEmpty(state);
        return best;
    }

    /// <summary>The scores of some items, in their order; NaN for an item that the model does not know.</summary>
    /// <param name="model">A leased model.</param>
    /// <param name="itemIds">The items.</param>
    /// <param name="context">The context of the request; null for none.</param>
    public async ValueTask<float[]> ScoreAsync(LoadedModel model, IReadOnlyList<string> itemIds, IReadOnlyDictionary<string, string>? context = null)
    {
        var state = await StateOfAsync(model);
        var scores = Pick(state, context is null ? null : model.Ranker.Contexts?.Read(context), model, [.. itemIds.Select(model.Folder.Items.IndexOf)]);
        DropIfEmpty(state);
        return scores;
    }

    /// <summary>What the user interacted with, as it is now.</summary>
    public async ValueTask<InteractedItems> InteractedAsync()
    {
        var (revision, version) = (_revision, DatasetVersion.Of(records.Current.DatasetOf(key.DatasetGroupArn, DatasetType.Interactions)));
        if (_interacted is { } kept && kept.Revision == revision && kept.Version == version)
            return kept.Items;

        var items = await interactions.ReadAsync(key.DatasetGroupArn, DatasetType.Interactions, key.UserId, CancellationToken.None);
        _interacted = (revision, version, items);
        return items;
    }

    /// <summary>Records that the user has new events. Each state applies them before its next answer.</summary>
    public void Advance() => _revision++;

    /// <summary>Records that earlier events of the user have changed. States are built again before the next answer.</summary>
    public void Reset()
    {
        _states.Clear();
        _revision++;
    }

    private static int[]? YoungItems(LoadedModel model, Exploration exploration, ItemSet? among) =>
        model.Ages?.YoungerThan(exploration.Age) is { } young && among is not null ? Array.FindAll(young, among.Contains) : model.Ages?.YoungerThan(exploration.Age);

    private static RankedItems Explore(LiveState state, EventContext? context, LoadedModel model, Exploration exploration, RankedItems best, int[] young)
    {
        var scores = Pick(state, context, model, young);
        // Each request has a seed of its own, so that exploration gives different lists to equal requests.
        return exploration.Mix(best, [.. young.Zip(scores, (item, score) => (item, score, model.Ages!.EventsOf(item)))], new Random(Guid.NewGuid().GetHashCode()));
    }

    private static float[] Pick(LiveState state, EventContext? context, LoadedModel model, int[] items)
    {
        var pooled = ArrayPool<float>.Shared.Rent(model.Ranker.ItemCount);
        try
        {
            state.Score(pooled.AsSpan(0, model.Ranker.ItemCount), context);
            return Array.ConvertAll(items, item => item < 0 ? float.NaN : pooled[item]);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(pooled);
        }
    }

    // Completes synchronously where the state has seen all events, as for nearly every request. Reset may run while this waits for the store: the request goes on with the state that it has.
    private async ValueTask<LiveState> StateOfAsync(LoadedModel model)
    {
        if (!_states.TryGetValue(model.Version.Arn, out var state) || state.Model != model)
            _states[model.Version.Arn] = state = new(model, key.UserId);
        var revision = _revision;
        if (state.SeenRevision != revision)
        {
            if (records.Current.DatasetOf(key.DatasetGroupArn, DatasetType.Interactions) is { } dataset)
                await state.AdvanceAsync(events, DatasetStreamName.Of(dataset), key.UserId);
            state.SeenRevision = revision;
        }

        return state;
    }

    // Anonymous visitors are unbounded and cheap to recreate: states without events are dropped.
    private void DropIfEmpty(LiveState state)
    {
        if (state.IsEmpty)
            _states.Remove(state.Model.Version.Arn);
    }
}
