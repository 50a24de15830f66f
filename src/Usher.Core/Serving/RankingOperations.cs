using Usher.Core.Errors;
using Usher.Core.Filters;
using Usher.Core.Records;
using Usher.Core.Users;
using Usher.Filters.Expressions;
using Usher.Wire.PersonalizeRuntime;

namespace Usher.Core.Serving;

/// <summary>GetPersonalizedRanking.</summary>
/// <remarks>https://docs.aws.amazon.com/personalize/latest/dg/API_RS_GetPersonalizedRanking.html</remarks>
public sealed class RankingOperations(ServedRequests requests, UserGrains users, RequestFilters filters, ItemMetadata metadata)
{
    public Task<GetPersonalizedRankingResponse> GetAsync(GetPersonalizedRankingRequest request, CancellationToken cancellationToken) =>
        requests.AnswerAsync(request.CampaignArn, (deployment, snapshot) => AnswerAsync(request, deployment, snapshot, cancellationToken));

    private async Task<GetPersonalizedRankingResponse> AnswerAsync(GetPersonalizedRankingRequest request, Deployment deployment, ServiceSnapshot snapshot, CancellationToken cancellationToken)
    {
        RecommendationRules.RequireRanking(deployment);
        var columns = MetadataColumns.Of(request.MetadataColumns, deployment, snapshot);
        CheckInput(request, columns.Count > 0);
        RecommendationRules.CheckContext(request.Context, deployment.DatasetGroupArn, snapshot);

        var input = await FilterAsync(request, deployment, snapshot, cancellationToken);
        var scores = await users.Of(deployment.DatasetGroupArn, request.UserId).ScoreAsync(deployment.Version.Arn, input, request.Context);
        var items = Rank(input, scores, deployment.Recipe.ScoresUnknownItems);
        return new()
        {
            PersonalizedRanking = columns.Count == 0 ? items : await metadata.AddAsync(items, columns, deployment.DatasetGroupArn, cancellationToken),
            RecommendationId = RecommendationIds.New(),
        };
    }

    private async ValueTask<IReadOnlyList<string>> FilterAsync(GetPersonalizedRankingRequest request, Deployment deployment, ServiceSnapshot snapshot, CancellationToken cancellationToken)
    {
        var group = deployment.DatasetGroupArn;
        var asked = RequestedFilters.Of(request.FilterArn, request.FilterValues, group, snapshot);
        if (asked.Count == 0)
            return request.InputList;

        filters.Check(group, asked, request.UserId, itemId: null, FilterTarget.Items);
        var passes = await filters.TestAsync(group, asked, request.UserId, itemId: null, async () => await users.Of(group, request.UserId).InteractedAsync(), cancellationToken);
        return [.. request.InputList.Where(id => passes(id))];
    }

    private static void CheckInput(GetPersonalizedRankingRequest request, bool withMetadata)
    {
        var most = withMetadata ? RecommendationLimits.ResultsWithMetadata : RecommendationLimits.Results;
        if (request.UserId.Length == 0)
            throw ServiceErrors.InvalidInput("userId is empty. Give the user to order the items for.");
        if (request.InputList.Count == 0)
            throw ServiceErrors.InvalidInput("inputList is empty. Give the ids of the items to order.");
        if (request.InputList.Count > most)
            throw ServiceErrors.InvalidInput($"inputList has {request.InputList.Count} items; at most {most} are ordered {(withMetadata ? "with metadataColumns. Give fewer, or leave that out." : "at once. Give fewer.")}");
    }

    // The model's probabilities are a softmax over all items; for the given items alone, each is divided by their sum. Items that the model does not know come last, in the order given.
    private static PredictedItem[] Rank(IReadOnlyList<string> input, float[] scores, bool scoresUnknown)
    {
        var known = input.Zip(scores).Where(pair => !float.IsNaN(pair.Second)).DistinctBy(pair => pair.First).ToArray();
        var sum = known.Sum(pair => (double)pair.Second);
        var shares = known.ToDictionary(pair => pair.First, pair => sum > 0 ? pair.Second / sum : 1.0 / known.Length, StringComparer.Ordinal);
        return
        [
            .. input
                .OrderByDescending(item => shares.GetValueOrDefault(item, -1))
                .Select(item => new PredictedItem { ItemId = item, Score = shares.TryGetValue(item, out var share) ? RecommendationScores.Shown(share) : scoresUnknown ? 0 : null }),
        ];
    }
}
