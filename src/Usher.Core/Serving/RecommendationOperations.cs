using Usher.Core.Recipes;
using Usher.Core.Records;
using Usher.Core.Users;
using Usher.Wire.PersonalizeRuntime;

namespace Usher.Core.Serving;

/// <summary>GetRecommendations: check, retrieve, describe.</summary>
/// <remarks>https://docs.aws.amazon.com/personalize/latest/dg/API_RS_GetRecommendations.html</remarks>
public sealed class RecommendationOperations(ServedRequests requests, CandidateSource source, ItemMetadata metadata)
{
    // API reference, PredictedItem: reason.
    private static readonly IReadOnlyList<string> ExplorationReason = ["Exploration"];

    public async Task<GetRecommendationsResponse> GetAsync(GetRecommendationsRequest request, CancellationToken cancellationToken)
    {
        RecommendationRules.Check(request);
        return await requests.AnswerAsync(request.CampaignArn!, (deployment, snapshot) => AnswerAsync(request, deployment, snapshot, cancellationToken));
    }

    private async Task<GetRecommendationsResponse> AnswerAsync(GetRecommendationsRequest request, Deployment deployment, ServiceSnapshot snapshot, CancellationToken cancellationToken)
    {
        RecommendationRules.RequireLists(deployment);
        var columns = MetadataColumns.Of(request.MetadataColumns, deployment, snapshot);
        var count = RecommendationRules.CountOf(request.NumResults, columns.Count > 0);
        RecommendationRules.CheckContext(request.Context, deployment.DatasetGroupArn, snapshot);

        var ranked = await source.RetrieveAsync(deployment, new(NotEmpty(request.UserId), NotEmpty(request.ItemId), count) { Context = request.Context });
        var items = Describe(ranked, deployment.Recipe);
        return new()
        {
            ItemList = columns.Count == 0 ? items : await metadata.AddAsync(items, columns, deployment.DatasetGroupArn, cancellationToken),
            RecommendationId = RecommendationIds.New(),
        };
    }

    private static string? NotEmpty(string? id) => string.IsNullOrEmpty(id) ? null : id;

    private static PredictedItem[] Describe(RankedIds ranked, ServiceRecipe recipe)
    {
        var items = new PredictedItem[ranked.ItemIds.Length];
        for (var i = 0; i < items.Length; i++)
            {
            items[i] = new()
            {
                ItemId = ranked.ItemIds[i],
                Score = recipe.HasScores ? RecommendationScores.Shown(ranked.Scores[i]) : null,
                Reason = recipe.ExploresByItself && ranked.IsExplored?[i] is true ? ExplorationReason : null,
            };
        }


        return items;
    }
}
