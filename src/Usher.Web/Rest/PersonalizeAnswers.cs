using Microsoft.AspNetCore.Http;
using Usher.Web.Caching;
using Usher.Web.Services;
using Usher.Wire.Calling;
using Usher.Wire.Insight;
using Usher.Wire.PersonalizeRuntime;

namespace Usher.Web.Rest;

/// <summary>Asks Personalize for lists, and for what is known of the items in them.</summary>
internal sealed class PersonalizeAnswers(PersonalizeClient personalize, IInsight insight, TimeProvider clock) : IAnswerSource
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <exception cref="RestException">404: the item is unknown.</exception>
    /// <exception cref="TimeoutException">No answer came in time.</exception>
    public async ValueTask<CachedAnswer> AskAsync(Question question)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        try
        {
            // The time of the question: what happens while it is answered may not be in the answer.
            var madeAt = clock.GetUtcNow();
            return new(await BodyAsync(question, patience.Token), madeAt);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"Personalize did not answer within {Patience.TotalSeconds} seconds.");
        }
    }

    private async Task<ReadOnlyMemory<byte>> BodyAsync(Question question, CancellationToken stop)
    {
        if (question.Items is { } given)
        {
            var ranked = await RankAsync(question, given, stop);
            return AnswerJson.OfList("personalizedRanking", ranked.PersonalizedRanking!, await DescribeAsync(question, ranked.PersonalizedRanking!, stop), ranked.RecommendationId, basedOn: null);
        }

        if (question.Item is { } item)
            await DemandAsync(question, item, stop);

        // Side by side: neither needs the other.
        var isKnown = question is { User: { } user, Campaign.Kind: CampaignKind.Personalized } ? insight.KnowsUserAsync(question.Campaign.DatasetGroupArn, user, stop).AsTask() : Task.FromResult<bool?>(null);
        var answer = await RecommendAsync(question, stop);
        var basedOn = await isKnown switch { true => "history", false => "popularity", null => null };
        return AnswerJson.OfList("itemList", answer.ItemList!, await DescribeAsync(question, answer.ItemList!, stop), answer.RecommendationId, basedOn);
    }

    private Task<GetRecommendationsResponse> RecommendAsync(Question question, CancellationToken stop) => personalize.CallAsync<GetRecommendationsResponse>(
        new GetRecommendationsRequest
        {
            CampaignArn = question.Campaign.Arn,
            UserId = question.User,
            ItemId = question.Item,
            NumResults = question.Count,
            FilterArn = question.Filter,
            FilterValues = question.FilterValues,
            Context = question.Context,
        },
        stop);

    private Task<GetPersonalizedRankingResponse> RankAsync(Question question, IReadOnlyList<string> items, CancellationToken stop) => personalize.CallAsync<GetPersonalizedRankingResponse>(
        new GetPersonalizedRankingRequest
        {
            CampaignArn = question.Campaign.Arn,
            UserId = question.User!,
            InputList = items,
            FilterArn = question.Filter,
            FilterValues = question.FilterValues,
            Context = question.Context,
        },
        stop);

    private async Task DemandAsync(Question question, string item, CancellationToken stop)
    {
        if (insight.KnowsAllItems && await insight.ItemsAsync(question.Campaign.DatasetGroupArn, [item], stop) is [])
            throw new RestException(StatusCodes.Status404NotFound, $"There is no item '{item}' in {question.Campaign.DatasetGroup}.");
    }

    private ValueTask<IReadOnlyList<DescribedItem>> DescribeAsync(Question question, IReadOnlyList<PredictedItem> items, CancellationToken stop)
    {
        if (!question.Decorates)
            return ValueTask.FromResult<IReadOnlyList<DescribedItem>>([]);

        var ids = new string[items.Count];
        for (var i = 0; i < ids.Length; i++)
            ids[i] = items[i].ItemId!;
        return insight.ItemsAsync(question.Campaign.DatasetGroupArn, ids, stop);
    }
}
