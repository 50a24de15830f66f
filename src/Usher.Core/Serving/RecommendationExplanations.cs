using Usher.Core.Errors;
using Usher.Core.EventStore;
using Usher.Core.Models;
using Usher.Core.Recipes;
using Usher.Core.Records;
using Usher.Core.Rows;
using Usher.Core.Users;
using Usher.Wire.UsherApi;

namespace Usher.Core.Serving;

/// <summary>ExplainRecommendations: finds the items of a user's history because of which a campaign recommends items to the user.</summary>
public sealed class RecommendationExplanations(ServiceRecords records, LoadedModels models, RowTables tables, IEventStore events)
{
    private const int MaxTargets = 50;
    private const int UsualTargets = 10;
    private const int UsualReasons = 3;

    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException, ResourceNotFoundException.</exception>
    public async Task<ExplainRecommendationsResponse> ExplainAsync(ExplainRecommendationsRequest request, CancellationToken cancellationToken)
    {
        if (request.UserId.Length == 0)
            throw ServiceErrors.InvalidInput("userId is empty. Give the user whose recommendations are to be explained.");
        if (request.ItemIds is { Count: 0 or > MaxTargets })
            throw ServiceErrors.InvalidInput($"itemIds has {request.ItemIds.Count} items; 1 to {MaxTargets} are allowed, or leave it out for the {UsualTargets} best.");
        if (request.NumReasons is < 1 or > RecommendationReasons.MaxItems)
            throw ServiceErrors.InvalidInput($"numReasons is {request.NumReasons}; 1 to {RecommendationReasons.MaxItems} are allowed.");

        var snapshot = records.Current;
        var deployment = Deployments.Of(snapshot, Deployments.CampaignOf(snapshot, request.CampaignArn));
        var (version, recipe) = (deployment.Version, deployment.Recipe);
        if (recipe.Type is RecipeType.PersonalizedActions)
            throw ServiceErrors.InvalidInput($"The campaign {deployment.Arn} was trained with {version.Recipe}, which recommends actions; only recommendations of items can be explained.");
        if (recipe.Type is not (RecipeType.UserPersonalization or RecipeType.PersonalizedRanking))
            throw ServiceErrors.InvalidInput($"The campaign {deployment.Arn} was trained with {version.Recipe}, which reads no history of a user: its items come of {(recipe.Type is RecipeType.RelatedItems ? "the item that is asked with" : "what everybody does")}.");

        using var lease = models.Rent(version.Arn);
        var model = lease.Model;
        int[]? targets = request.ItemIds is { } ids ? [.. ids.Select(id => IndexOf(model, id))] : null;
        var known = await KnownEvents.ReadAsync(model, request.UserId, events, snapshot, cancellationToken);
        // A history is read up to fifty times, so it is done on a thread of its own.
        var reasons = await Task.Run(() => new RecommendationReasons(model, request.UserId, known, targets, UsualTargets, cancellationToken), cancellationToken);
        var table = await tables.ItemsOfAsync(deployment.DatasetGroupArn, cancellationToken);
        return new()
        {
            SolutionVersionArn = version.Arn,
            Recipe = version.Recipe!,
            Events = known.Items.Count,
            ItemsConsidered = reasons.Considered,
            Items = [.. reasons.Targets.Select((item, place) => Describe(model, table, reasons, known, place, request.NumReasons ?? UsualReasons))],
        };
    }

    private static int IndexOf(LoadedModel model, string itemId) => model.Folder.Items.IndexOf(itemId) is >= 0 and var item
        ? item
        : throw ServiceErrors.InvalidInput($"itemIds has '{itemId}', which the model of {model.Version.Arn} does not know. It knows the items that were in the data when it was trained; train again to have it learn newer ones.");

    private static ExplainedItem Describe(LoadedModel model, RowTable table, RecommendationReasons reasons, KnownEvents known, int place, int count)
    {
        var item = reasons.Targets[place];
        return new(
            model.ItemId(item),
            table.TitleOf(model.ItemId(item)),
            RecommendationScores.Shown(reasons.ScoreOf(item)),
            reasons.RankOf(item),
            [
                .. reasons.Of(place).Take(count).Select(reason => new RecommendationReason(
                    model.ItemId(reason.Item),
                    table.TitleOf(model.ItemId(reason.Item)),
                    EventTime.FromUnixSeconds(known.Times[LastOf(known.Items, reason.Item)]),
                    Math.Round(reason.Share, 4),
                    Math.Round(reason.Effect, 4))),
            ]);
    }

    private static int LastOf(IReadOnlyList<int> items, int item)
    {
        var last = items.Count - 1;
        while (items[last] != item)
            last--;
        return last;
    }
}
