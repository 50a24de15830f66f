using Usher.Core.Errors;
using Usher.Core.Models;
using Usher.Core.Recipes;
using Usher.Core.Users;
using Usher.Ranking.Histories;
using Usher.Ranking.Rankers;
using Usher.Wire.Errors;

namespace Usher.Core.Serving;

/// <summary>Retrieves the items of a list, best first: one source for each type of recipe.</summary>
public sealed class CandidateSource(LoadedModels models, UserGrains users, TrendingItems trending)
{
    /// <summary>The items of a query.</summary>
    /// <exception cref="AwsException">InvalidInputException: the recipe needs a user or an item that was not given.</exception>
    internal Task<RankedIds> RetrieveAsync(Deployment deployment, RecommendationQuery query) => deployment.Recipe.Type switch
    {
        RecipeType.UserPersonalization => ForUserAsync(deployment, query.UserId ?? throw Missing("userId", "items for a user", deployment), query),
        RecipeType.RelatedItems => Task.FromResult(RelatedTo(deployment, query.ItemId ?? throw Missing("itemId", "items like a given one", deployment), query.Count)),
        RecipeType.PopularItems => PopularAsync(deployment, query.Count),
        var type => throw new InvalidOperationException($"{deployment.Recipe.Name} is of the type {type}, which has no lists."),
    };

    private static AwsException Missing(string member, string gives, Deployment deployment) =>
        ServiceErrors.InvalidInput($"{member} is missing; a campaign trained with {deployment.Recipe.Name} gives {gives}.");

    // The grain leases the model and mixes in new items, because it may be on another node, where the user's state is.
    private Task<RankedIds> ForUserAsync(Deployment deployment, string userId, RecommendationQuery query) =>
        users.Of(deployment.DatasetGroupArn, userId).RankAsync(new(deployment.Version.Arn, query.Count) { Exploration = deployment.Exploration, Context = query.Context });

    // An item that the model does not know has no neighbours: the list is then that of the popular items.
    private RankedIds RelatedTo(Deployment deployment, string itemId, int count)
    {
        using var lease = models.Rent(deployment.Version.Arn);
        var item = lease.Model.Folder.Items.IndexOf(itemId);
        var state = lease.Model.Ranker is SemanticRanker semantic ? semantic.Start(deployment.Influence) : lease.Model.Ranker.Start();
        if (item < 0)
            return RankedItems.Top(state, count).WithIds(lease.Model);

        state.Advance(new Event(item, Time: 0));
        return RankedItems.Top(state, count, Candidates.AllBut(new ReadOnlySpan<int>(in item))).WithIds(lease.Model);
    }

    private async Task<RankedIds> PopularAsync(Deployment deployment, int count)
    {
        using var lease = models.Rent(deployment.Version.Arn);
        var ranked = lease.Model.Ranker is TrendingRanker trends ? await trending.TopAsync(lease.Model, trends, count) : RankedItems.Top(lease.Model.Ranker.Start(), count);
        return ranked.WithIds(lease.Model);
    }
}
