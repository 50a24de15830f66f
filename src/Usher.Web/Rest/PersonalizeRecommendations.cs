using Microsoft.AspNetCore.Http;
using Usher.Web.Caching;
using Usher.Web.Services;
using Usher.Wire.Calling;
using Usher.Wire.PersonalizeRuntime;
using Usher.Wire.UsherApi;

namespace Usher.Web.Rest;

/// <summary>Fetches lists from Personalize, and the metadata of their items.</summary>
internal sealed class PersonalizeRecommendations(PersonalizeClient personalize, IInsight insight, TimeProvider clock) : IRecommendationSource
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    /// <exception cref="RestException">404: the item is unknown.</exception>
    /// <exception cref="TimeoutException">Personalize did not answer in time.</exception>
    public async ValueTask<CachedResponse> FetchAsync(RecommendationQuery query)
    {
        using var timeout = new CancellationTokenSource(Timeout, clock);
        try
        {
            // The time before the call: events that arrive during it may not be reflected.
            var madeAt = clock.GetUtcNow();
            return new(await BodyAsync(query, timeout.Token), madeAt);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"Personalize did not answer within {Timeout.TotalSeconds} seconds.");
        }
    }

    private async Task<ReadOnlyMemory<byte>> BodyAsync(RecommendationQuery query, CancellationToken cancellationToken)
    {
        if (query.Items is { } given)
        {
            var ranked = await RankAsync(query, given, cancellationToken);
            var items = ranked.PersonalizedRanking!;
            return ResponseJson.OfList("personalizedRanking", items, await DescribeAsync(query, items, cancellationToken), ranked.RecommendationId, basedOn: null);
        }

        if (query.Item is { } item)
            await RequireItemAsync(query, item, cancellationToken);

        // Started first, so that both calls run at the same time.
        var isKnown = query is { User: { } user, Campaign.Kind: CampaignKind.Personalized }
            ? insight.KnowsUserAsync(query.Campaign.DatasetGroupArn, user, cancellationToken)
            : ValueTask.FromResult<bool?>(null);
        var answer = await RecommendAsync(query, cancellationToken);
        var basedOn = await isKnown switch { true => "history", false => "popularity", null => null };
        return ResponseJson.OfList("itemList", answer.ItemList!, await DescribeAsync(query, answer.ItemList!, cancellationToken), answer.RecommendationId, basedOn);
    }

    private Task<GetRecommendationsResponse> RecommendAsync(RecommendationQuery query, CancellationToken cancellationToken) => personalize.CallAsync<GetRecommendationsResponse>(
        new GetRecommendationsRequest
        {
            CampaignArn = query.Campaign.IsRecommender ? null : query.Campaign.Arn,
            RecommenderArn = query.Campaign.IsRecommender ? query.Campaign.Arn : null,
            UserId = query.User,
            ItemId = query.Item,
            NumResults = query.Count,
            FilterArn = query.Filter,
            FilterValues = query.FilterValues,
            Context = query.Context,
            Promotions = query.Promotion is { } promotion ? [promotion] : null,
        },
        cancellationToken);

    private Task<GetPersonalizedRankingResponse> RankAsync(RecommendationQuery query, IReadOnlyList<string> items, CancellationToken cancellationToken) => personalize.CallAsync<GetPersonalizedRankingResponse>(
        new GetPersonalizedRankingRequest
        {
            CampaignArn = query.Campaign.Arn,
            UserId = query.User!,
            InputList = items,
            FilterArn = query.Filter,
            FilterValues = query.FilterValues,
            Context = query.Context,
        },
        cancellationToken);

    private async Task RequireItemAsync(RecommendationQuery query, string item, CancellationToken cancellationToken)
    {
        if (insight.HasAllItems && await insight.ItemsAsync(query.Campaign.DatasetGroupArn, [item], cancellationToken) is [])
            throw new RestException(StatusCodes.Status404NotFound, $"There is no item '{item}' in {query.Campaign.DatasetGroup}.");
    }

    private ValueTask<IReadOnlyList<DescribedItem>> DescribeAsync(RecommendationQuery query, IReadOnlyList<PredictedItem> items, CancellationToken cancellationToken)
    {
        if (!query.IncludesMetadata)
            return ValueTask.FromResult<IReadOnlyList<DescribedItem>>([]);

        var ids = new string[items.Count];
        for (var i = 0; i < ids.Length; i++)
            ids[i] = items[i].ItemId!;
        return insight.ItemsAsync(query.Campaign.DatasetGroupArn, ids, cancellationToken);
    }
}
