using System.Buffers;
using Usher.Core.Datasets;
using Usher.Core.EventStore;
using Usher.Core.Models;
using Usher.Core.Records;
using Usher.Datasets.Schemas;

namespace Usher.Core.Recommending;

/// <inheritdoc cref="IUserGrain"/>
/// <remarks>The states are a cache: the store of events is the truth, and a grain that was put away begins from there.</remarks>
[CollectionAgeLimit(Minutes = 10)]
internal sealed class UserGrain(LoadedModels models, ServiceRecords records, IEventStore events, UserGrains users) : Grain, IUserGrain
{
    private readonly Dictionary<string, LiveState> _states = new(StringComparer.Ordinal);
    private UserKey _key;
    private int _revision;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _key = UserKey.Parse(this.GetPrimaryKeyString());
        return base.OnActivateAsync(cancellationToken);
    }

    public Task<RankedItems> TopAsync(string versionArn, int count)
    {
        using var lease = models.Rent(versionArn);
        var state = StateOf(lease.Model);
        var top = state.Top(count);
        LetGoIfEmpty(state);
        return Task.FromResult(top);
    }

    public Task<float[]> ScoreAsync(string versionArn, int[] items)
    {
        using var lease = models.Rent(versionArn);
        var all = ArrayPool<float>.Shared.Rent(lease.Model.Ranker.ItemCount);
        try
        {
            var state = StateOf(lease.Model);
            state.Score(all.AsSpan(0, lease.Model.Ranker.ItemCount));
            LetGoIfEmpty(state);
            return Task.FromResult(Array.ConvertAll(items, item => all[item]));
        }
        finally
        {
            ArrayPool<float>.Shared.Return(all);
        }
    }

    public async Task<PutEventsOutcome> PutAsync(EventBatch news)
    {
        // Also where the store fails: what it has written then, nobody knows.
        _revision++;
        var kept = await events.AddAsync(news);
        if (kept.Merged > 0)
            await users.Of(_key.DatasetGroupArn, news.SessionId).ForgetAsync();
        return kept;
    }

    public Task ForgetAsync()
    {
        _states.Clear();
        return Task.CompletedTask;
    }

    private LiveState StateOf(LoadedModel model)
    {
        if (!_states.TryGetValue(model.Version.Arn, out var state) || state.Model != model)
            _states[model.Version.Arn] = state = new(model, _key.UserId);
        if (state.SeenRevision != _revision)
        {
            if (records.Current.DatasetOf(_key.DatasetGroupArn, DatasetType.Interactions) is { } dataset)
                state.Advance(events, DatasetStreamName.Of(dataset), _key.UserId);
            state.SeenRevision = _revision;
        }

        return state;
    }

    // Users without any event may be without number: visitors who never come again. What they have is made anew as quickly as it is found.
    private void LetGoIfEmpty(LiveState state)
    {
        if (!state.IsEmpty)
            return;

        _states.Remove(state.Model.Version.Arn);
        DeactivateOnIdle();
    }
}
