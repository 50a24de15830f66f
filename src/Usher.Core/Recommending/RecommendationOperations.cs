using Usher.Core.Errors;
using Usher.Core.Models;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Core.Usage;
using Usher.Ranking.Histories;
using Usher.Ranking.Rankers;
using Usher.Wire.PersonalizeRuntime;

namespace Usher.Core.Recommending;

/// <summary>GetRecommendations.</summary>
/// <remarks>https://docs.aws.amazon.com/personalize/latest/dg/API_RS_GetRecommendations.html</remarks>
public sealed class RecommendationOperations(ServiceRecords records, LoadedModels models, UserGrains users, ItemMetadata metadata, TrendingItems trending, CampaignMeter meter)
{
    public async Task<GetRecommendationsResponse> GetAsync(GetRecommendationsRequest request, CancellationToken stop)
    {
        RecommendationRules.Check(request);
        var snapshot = records.Current;
        var campaign = RecommendationRules.CampaignOf(snapshot, request.CampaignArn!);
        return await meter.MeasureAsync(campaign, () => AnswerAsync(request, campaign, snapshot, stop));
    }

    private async Task<GetRecommendationsResponse> AnswerAsync(GetRecommendationsRequest request, CampaignResource campaign, ServiceSnapshot snapshot, CancellationToken stop)
    {
        var version = snapshot.Get<SolutionVersionResource>(campaign.Shape.SolutionVersionArn!);
        var kind = RecommendationRules.Demand(campaign, version, ranks: false);
        var columns = MetadataColumns.Of(request.MetadataColumns, campaign, version.Recipe, snapshot);
        var count = RecommendationRules.CountOf(request.NumResults, columns.Count > 0);
        RecommendationRules.CheckContext(request.Context, campaign.DatasetGroupArn, snapshot);

        using var lease = models.Rent(version.Arn);
        var ranked = kind switch
        {
            ServedAs.RelatedItems => Related(lease.Model, NotEmpty(request.ItemId) ?? throw Missing("itemId", "items like it", version), count),
            ServedAs.PopularItems when lease.Model.Ranker is TrendingRanker trends => await trending.TopAsync(lease.Model, trends, count),
            ServedAs.PopularItems => Popular(lease.Model, count),
            _ => await ForUserAsync(users.Of(campaign.DatasetGroupArn, NotEmpty(request.UserId) ?? throw Missing("userId", "items for him", version)), lease.Model, Exploration.Of(campaign, version.Recipe), count),
        };
        var items = Describe(lease.Model, ranked, ServedRecipes.HasScores(kind));
        return new()
        {
            ItemList = columns.Count == 0 ? items : await metadata.AddAsync(items, columns, campaign.DatasetGroupArn, snapshot, stop),
            RecommendationId = RecommendationIds.New(),
        };
    }

    private static async Task<RankedItems> ForUserAsync(IUserGrain user, LoadedModel model, Exploration? exploration, int count)
    {
        var best = await user.TopAsync(model.Version.Arn, count);
        if (exploration is null || best.Items.Length == 0 || model.Ages is not { } ages || ages.YoungerThan(exploration.Age) is not { Length: > 0 } young)
            return best;

        var scores = await user.ScoreAsync(model.Version.Arn, young);
        // Equal requests are to get different answers, so each draws by a seed of its own.
        return exploration.Mix(best, [.. young.Zip(scores, (item, score) => (item, score, ages.EventsOf(item)))], new Random(Guid.NewGuid().GetHashCode()));
    }

    private static string? NotEmpty(string? id) => string.IsNullOrEmpty(id) ? null : id;

    private static Usher.Wire.Errors.AwsException Missing(string member, string what, SolutionVersionResource version) =>
        ServiceErrors.InvalidInput($"{member} is missing; a campaign trained with {version.Recipe} gives {what}.");

    // An item that the model does not know has no neighbours: the list is then that of the popular items.
    private static RankedItems Related(LoadedModel model, string itemId, int count)
    {
        var item = model.Folder.Items.IndexOf(itemId);
        var state = model.Ranker.Start();
        if (item >= 0)
            state.Advance(new Event(item, Time: 0));
        Span<ScoredItem> top = stackalloc ScoredItem[Math.Min(count, model.Ranker.ItemCount)];
        return RankedList.Of(top[..state.Top(top, item >= 0 ? Candidates.AllBut(new ReadOnlySpan<int>(in item)) : Candidates.All)]);
    }

    private static RankedItems Popular(LoadedModel model, int count)
    {
        Span<ScoredItem> top = stackalloc ScoredItem[Math.Min(count, model.Ranker.ItemCount)];
        return RankedList.Of(top[..model.Ranker.Start().Top(top)]);
    }

    private static PredictedItem[] Describe(LoadedModel model, RankedItems ranked, bool withScores)
    {
        var items = new PredictedItem[ranked.Items.Length];
        for (var i = 0; i < items.Length; i++)
            items[i] = new() { ItemId = model.ItemId(ranked.Items[i]), Score = withScores ? RecommendationScores.Shown(ranked.Scores[i]) : null };
        return items;
    }
}
