using Usher.Core.Filters;
using Usher.Core.Items;
using Usher.Core.Models;
using Usher.Core.Users;
using Usher.Wire.PersonalizeRuntime;

namespace Usher.Core.Serving;

/// <summary>Fills a list that a filter left too short with popular items that pass the filter.</summary>
/// <remarks>
/// Developer Guide, "Getting recommendations", User-Personalization-v2. A list already has all items that pass and that the model knows, so these are items that arrived after the training.
/// They have no scores.
/// </remarks>
public sealed class PopularFill(ItemCatalogues catalogues, RequestFilters filters, LoadedModels models, UserGrains users)
{
    private static readonly string[] Reason = [Reasons.Popular];

    /// <summary>The items to add at the end of a list, the most popular first.</summary>
    /// <param name="deployment">What made the list.</param>
    /// <param name="query">The query of the list.</param>
    /// <param name="list">The list.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    internal async Task<IReadOnlyList<PredictedItem>> FillAsync(Deployment deployment, RecommendationQuery query, PredictedItem[] list, CancellationToken cancellationToken)
    {
        var group = deployment.DatasetGroupArn;
        var passes = await filters.TestAsync(group, query.Filters, query.UserId, query.ItemId, async () => await users.Of(group, query.UserId!).InteractedAsync(), cancellationToken);
        var (catalogue, histories) = await catalogues.OfAsync(group, cancellationToken);
        using var lease = models.Rent(deployment.Version.Arn);
        return
        [
            .. catalogue.Search(new("", Column: null, Value: null), histories.Tail)
                .Where(item => lease.Model.Folder.Items.IndexOf(item.Id) < 0 && passes(item.Id))
                .Take(query.Count - list.Length)
                .Select(item => new PredictedItem { ItemId = item.Id, Reason = Reason }),
        ];
    }
}
