using Usher.Core.Errors;
using Usher.Core.Models;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Core.Usage;
using Usher.Wire.PersonalizeRuntime;

namespace Usher.Core.Recommending;

/// <summary>GetPersonalizedRanking.</summary>
/// <remarks>https://docs.aws.amazon.com/personalize/latest/dg/API_RS_GetPersonalizedRanking.html</remarks>
public sealed class RankingOperations(ServiceRecords records, LoadedModels models, UserGrains users, ItemMetadata metadata, CampaignMeter meter)
{
    public async Task<GetPersonalizedRankingResponse> GetAsync(GetPersonalizedRankingRequest request, CancellationToken stop)
    {
        RecommendationRules.CheckFilter(request.FilterArn, request.FilterValues);
        var snapshot = records.Current;
        var campaign = RecommendationRules.CampaignOf(snapshot, request.CampaignArn);
        return await meter.MeasureAsync(campaign, () => AnswerAsync(request, campaign, snapshot, stop));
    }

    private async Task<GetPersonalizedRankingResponse> AnswerAsync(GetPersonalizedRankingRequest request, CampaignResource campaign, ServiceSnapshot snapshot, CancellationToken stop)
    {
        var version = snapshot.Get<SolutionVersionResource>(campaign.Shape.SolutionVersionArn!);
        RecommendationRules.Demand(campaign, version, ranks: true);
        var columns = MetadataColumns.Of(request.MetadataColumns, campaign, version.Recipe, snapshot);
        CheckInput(request, columns.Count > 0);
        RecommendationRules.CheckContext(request.Context, campaign.DatasetGroupArn, snapshot);

        using var lease = models.Rent(version.Arn);
        int[] known = [.. request.InputList.Select(lease.Model.Folder.Items.IndexOf).Where(item => item >= 0).Distinct()];
        var scores = await users.Of(campaign.DatasetGroupArn, request.UserId).ScoreAsync(version.Arn, known);
        var items = Rank(request.InputList, lease.Model, known, scores);
        return new()
        {
            PersonalizedRanking = columns.Count == 0 ? items : await metadata.AddAsync(items, columns, campaign.DatasetGroupArn, snapshot, stop),
            RecommendationId = RecommendationIds.New(),
        };
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

    // The model's probabilities are a softmax over all items; over the given ones alone each is its part of their sum. Items that the model does not know come last, as they came.
    private static PredictedItem[] Rank(IReadOnlyList<string> input, LoadedModel model, int[] known, float[] scores)
    {
        var sum = scores.Sum(score => (double)score);
        var shares = known.Zip(scores).ToDictionary(pair => model.ItemId(pair.First), pair => sum > 0 ? pair.Second / sum : 1.0 / known.Length, StringComparer.Ordinal);
        return
        [
            .. input
                .OrderByDescending(item => shares.GetValueOrDefault(item, -1))
                .Select(item => new PredictedItem { ItemId = item, Score = RecommendationScores.Shown(shares.GetValueOrDefault(item)) }),
        ];
    }
}
