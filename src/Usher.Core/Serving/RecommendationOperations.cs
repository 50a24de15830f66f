using Usher.Core.Filters;
using Usher.Core.Recipes;
using Usher.Core.Records;
using Usher.Core.Users;
using Usher.Filters.Expressions;
using Usher.Wire.PersonalizeRuntime;

namespace Usher.Core.Serving;

/// <summary>GetRecommendations: check, retrieve, promote, describe.</summary>
/// <remarks>https://docs.aws.amazon.com/personalize/latest/dg/API_RS_GetRecommendations.html</remarks>
public sealed class RecommendationOperations(ServedRequests requests, CandidateSource source, RequestFilters filters, PopularFill popular, ItemMetadata metadata)
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
        var query = new RecommendationQuery(NotEmpty(request.UserId), NotEmpty(request.ItemId), count)
        {
            Context = request.Context,
            Filters = deployment.WithAutomaticFilter(RequestedFilters.Of(request.FilterArn, request.FilterValues, deployment.DatasetGroupArn, snapshot)),
        };
        var promotion = Promotions.Of(request.Promotions, count, deployment.DatasetGroupArn, snapshot);
        filters.Check(deployment.DatasetGroupArn, [.. query.Filters, .. promotion?.Filters ?? []], query.UserId, query.ItemId, FilterTarget.Items);

        var id = RecommendationIds.New();
        var items = promotion is null
            ? await ListAsync(deployment, query, cancellationToken)
            : await PromoteAsync(deployment, query, promotion, new Random(id.GetHashCode(StringComparison.Ordinal)), cancellationToken);
        return new()
        {
            ItemList = columns.Count == 0 ? items : await metadata.AddAsync(items, columns, deployment.DatasetGroupArn, cancellationToken),
            RecommendationId = id,
        };
    }

    private static string? NotEmpty(string? id) => string.IsNullOrEmpty(id) ? null : id;

    private async Task<PredictedItem[]> ListAsync(Deployment deployment, RecommendationQuery query, CancellationToken cancellationToken)
    {
        var items = Describe(await source.RetrieveAsync(deployment, query), deployment.Recipe);
        return items.Length < query.Count && deployment.Recipe.GivesReasons && query.Filters.Count > 0
            ? [.. items, .. await popular.FillAsync(deployment, query, items, cancellationToken)]
            : items;
    }

    // The filter of the request is for the other items alone.
    private async Task<PredictedItem[]> PromoteAsync(Deployment deployment, RecommendationQuery query, PlannedPromotion promotion, Random random, CancellationToken cancellationToken)
    {
        var ranked = await source.RetrieveAsync(deployment, query with { Count = promotion.Count, Filters = promotion.Filters, Explores = false });
        var promoted = Array.ConvertAll(Describe(ranked, deployment.Recipe), item => item with
        {
            PromotionName = promotion.Name,
            Reason = deployment.Recipe.GivesReasons ? [Reasons.Promoted] : null,
        });
        var taken = promoted.Select(item => item.ItemId).ToHashSet(StringComparer.Ordinal);
        var others = (await ListAsync(deployment, query, cancellationToken)).Where(item => !taken.Contains(item.ItemId)).Take(query.Count - promoted.Length);
        return Promotions.Mix(promoted, [.. others], random);
    }

    private static PredictedItem[] Describe(RankedIds ranked, ServiceRecipe recipe)
    {
        var items = new PredictedItem[ranked.ItemIds.Length];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = new()
            {
                ItemId = ranked.ItemIds[i],
                Score = recipe.HasScores ? RecommendationScores.Shown(ranked.Scores[i]) : null,
                Reason = recipe.GivesReasons && ranked.IsExplored?[i] is true ? [Reasons.Exploration] : null,
            };
        }

        return items;
    }
}
