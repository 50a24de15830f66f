using Usher.Core.Records;
using Usher.Core.Users;
using Usher.Wire.PersonalizeRuntime;

namespace Usher.Core.Serving;

/// <summary>GetRecommendations: check, retrieve, describe.</summary>
/// <remarks>https://docs.aws.amazon.com/personalize/latest/dg/API_RS_GetRecommendations.html</remarks>
public sealed class RecommendationOperations(ServedRequests requests, CandidateSource source, ItemMetadata metadata)
{
    public async Task<GetRecommendationsResponse> GetAsync(GetRecommendationsRequest request, CancellationToken cancellationToken)
    {
        RecommendationRules.Check(request);
        return request.RecommenderArn is { } recommender
            ? await requests.AnswerOfRecommenderAsync(recommender, (deployment, snapshot) => AnswerAsync(request, deployment, snapshot, cancellationToken))
            : await requests.AnswerAsync(request.CampaignArn!, (deployment, snapshot) => AnswerAsync(request, deployment, snapshot, cancellationToken));
    }

    private async Task<GetRecommendationsResponse> AnswerAsync(GetRecommendationsRequest request, Deployment deployment, ServiceSnapshot snapshot, CancellationToken cancellationToken)
    {
        RecommendationRules.RequireLists(deployment);
        RecommendationRules.RequireUser(deployment, request.UserId);
        var columns = MetadataColumns.Of(request.MetadataColumns, deployment, snapshot);
        var count = RecommendationRules.CountOf(request.NumResults, columns.Count > 0);
        RecommendationRules.CheckContext(request.Context, deployment.DatasetGroupArn, snapshot);

        var ranked = await source.RetrieveAsync(deployment, new(NotEmpty(request.UserId), NotEmpty(request.ItemId), count));
        var items = Describe(ranked, deployment.Recipe.HasScores);
        return new()
        {
            ItemList = columns.Count == 0 ? items : await metadata.AddAsync(items, columns, deployment.DatasetGroupArn, cancellationToken),
            RecommendationId = RecommendationIds.New(),
        };
    }

    private static string? NotEmpty(string? id) => string.IsNullOrEmpty(id) ? null : id;

    private static PredictedItem[] Describe(RankedIds ranked, bool withScores)
    {
        var items = new PredictedItem[ranked.ItemIds.Length];
        for (var i = 0; i < items.Length; i++)
            items[i] = new() { ItemId = ranked.ItemIds[i], Score = withScores ? RecommendationScores.Shown(ranked.Scores[i]) : null };
        return items;
    }
}
