using Usher.Core.Errors;
using Usher.Core.Filters;
using Usher.Core.Models;
using Usher.Core.Recipes;
using Usher.Core.Users;
using Usher.Ranking.Histories;
using Usher.Ranking.Rankers;
using Usher.Wire.Errors;

namespace Usher.Core.Serving;

/// <summary>Retrieves the items of a list, best first: one source for each type of recipe.</summary>
public sealed class CandidateSource(LoadedModels models, UserGrains users, TrendingItems trending, RequestFilters filters)
{
    /// <summary>The items of a query.</summary>
    /// <exception cref="AwsException">InvalidInputException: the recipe needs a user or an item that was not given.</exception>
    internal Task<RankedIds> RetrieveAsync(Deployment deployment, RecommendationQuery query) => deployment.Recipe.Type switch
    {
        RecipeType.UserPersonalization => ForUserAsync(deployment, query.UserId ?? throw Missing("userId", "items for a user", deployment), query),
        RecipeType.RelatedItems => RelatedAsync(deployment, query.ItemId ?? throw Missing("itemId", "items like a given one", deployment), query),
        RecipeType.PopularItems => PopularAsync(deployment, query),
        var type => throw new InvalidOperationException($"{deployment.Recipe.Name} is of the type {type}, which has no lists."),
    };

    private static AwsException Missing(string member, string gives, Deployment deployment) =>
        ServiceErrors.InvalidInput($"{member} is missing; a {deployment.Kind} trained with {deployment.Recipe.Name} gives {gives}.");

    // The grain leases the model and mixes in new items, because it may be on another node, where the user's state is.
    private Task<RankedIds> ForUserAsync(Deployment deployment, string userId, RecommendationQuery query) =>
        users.Of(deployment.DatasetGroupArn, userId).RankAsync(new(deployment.Version.Arn, query.Count) { Exploration = query.Explores ? deployment.Exploration : null, Filters = query.Filters, Context = query.Context });

    // An item that the model does not know has no neighbours: the list is then that of the popular items.
    private async Task<RankedIds> RelatedAsync(Deployment deployment, string itemId, RecommendationQuery query)
    {
        using var lease = models.Rent(deployment.Version.Arn);
        var among = await SetAsync(deployment, lease.Model, query);
        var item = lease.Model.Folder.Items.IndexOf(itemId);
        var state = lease.Model.Ranker is SemanticRanker semantic ? semantic.Start(deployment.Influence) : lease.Model.Ranker.Start();
        if (item < 0)
            return RankedItems.Top(state, query.Count, new() { Included = among }).WithIds(lease.Model);

        state.Advance(new Event(item, Time: 0));
        return RankedItems.Top(state, query.Count, new() { Included = among, ExcludedItems = new(in item) }).WithIds(lease.Model);
    }

    private async Task<RankedIds> PopularAsync(Deployment deployment, RecommendationQuery query)
    {
        using var lease = models.Rent(deployment.Version.Arn);
        var among = await SetAsync(deployment, lease.Model, query);
        var ranked = lease.Model.Ranker is TrendingRanker trends
            ? await trending.TopAsync(lease.Model, trends, query.Count, among)
            : RankedItems.Top(lease.Model.Ranker.Start(), query.Count, new() { Included = among });
        return ranked.WithIds(lease.Model);
    }

    private ValueTask<ItemSet?> SetAsync(Deployment deployment, LoadedModel model, RecommendationQuery query) => query.Filters.Count == 0
        ? default
        : filters.SetAsync(
            deployment.DatasetGroupArn, query.Filters, model, query.UserId, query.ItemId, async () => await users.Of(deployment.DatasetGroupArn, query.UserId!).InteractedAsync(), CancellationToken.None);
}
