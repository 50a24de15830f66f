using Usher.Core.EventStore;
using Usher.Core.Filters;
using Usher.Core.Models;
using Usher.Core.Records;

namespace Usher.Core.Users;

/// <inheritdoc cref="IUserGrain"/>
[CollectionAgeLimit(Minutes = 10)]
internal sealed class UserGrain(LoadedModels models, ServiceRecords records, IEventStore events, RequestFilters filters, InteractionReader interactions, UserGrains users) : Grain, IUserGrain
{
    private UserKey _key;
    private UserScorer _scorer = null!;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _key = UserKey.Parse(this.GetPrimaryKeyString());
        _scorer = new(_key, records, events, filters, interactions);
        return base.OnActivateAsync(cancellationToken);
    }

    public async Task<RankedIds> RankAsync(RankingQuery query)
    {
        using var lease = models.Rent(query.VersionArn);
        var ranked = (await _scorer.RankAsync(lease.Model, query)).WithIds(lease.Model);
        DeactivateIfEmpty();
        return ranked;
    }

    public async Task<float[]> ScoreAsync(string versionArn, IReadOnlyList<string> itemIds, IReadOnlyDictionary<string, string>? context)
    {
        using var lease = models.Rent(versionArn);
        var scores = await _scorer.ScoreAsync(lease.Model, itemIds, context);
        DeactivateIfEmpty();
        return scores;
    }

    public async Task<InteractedItems> InteractedAsync()
    {
        var interacted = await _scorer.InteractedAsync();
        DeactivateIfEmpty();
        return interacted;
    }

    public async Task<PutEventsOutcome> PutAsync(EventBatch batch)
    {
        // Before the store is called, because it may have written some of the events when it fails.
        _scorer.Advance();
        var outcome = await events.AddAsync(batch);
        if (outcome.Merged > 0)
            await users.Of(_key.DatasetGroupArn, batch.SessionId).ForgetAsync();
        return outcome;
    }

    public Task ForgetAsync()
    {
        _scorer.Reset();
        return Task.CompletedTask;
    }

    private void DeactivateIfEmpty()
    {
        if (_scorer.IsEmpty)
            DeactivateOnIdle();
    }
}
