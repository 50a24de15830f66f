using System.Collections.Frozen;
using System.Globalization;
using Usher.Core.Datasets;
using Usher.Core.Errors;
using Usher.Core.Recipes;
using Usher.Core.Records;
using Usher.Core.Schemas;
using Usher.Datasets.Schemas;
using Usher.Wire.PersonalizeRuntime;

namespace Usher.Core.Serving;

/// <summary>Checks requests for recommendations.</summary>
internal static class RecommendationRules
{
    private static readonly FrozenSet<string> Reserved = new[] { "USER_ID", "ITEM_ID", "TIMESTAMP", "EVENT_TYPE", "EVENT_VALUE", "IMPRESSION", "RECOMMENDATION_ID", "EVENT_ATTRIBUTION_SOURCE" }
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Requires either a campaign or a recommender.</summary>
    public static void Check(GetRecommendationsRequest request)
    {
        if (request.CampaignArn is null && request.RecommenderArn is null)
            throw ServiceErrors.InvalidInput("campaignArn and recommenderArn are missing. Give the ARN of an ACTIVE campaign or recommender; aws personalize list-campaigns and list-recommenders show them.");
        if (request.RecommenderArn is not null && request.CampaignArn is not null)
            throw ServiceErrors.InvalidInput("campaignArn and recommenderArn cannot be given together: remove one.");
    }

    /// <summary>Refuses a request without a user where the use case of a recommender needs one, for its list or for the items that it leaves out.</summary>
    public static void RequireUser(Deployment deployment, string? userId)
    {
        if (deployment.Recipe is { Domain: not null, NeedsUser: true } && string.IsNullOrEmpty(userId))
        {
            throw ServiceErrors.InvalidInput(deployment.AutomaticFilter is { } filter
                ? $"userId is missing; the recommender {deployment.Arn} ({deployment.Recipe.Name}) leaves out items by the user's events: {filter}. Give the user, or the session of an anonymous visitor."
                : $"userId is missing; the recommender {deployment.Arn} ({deployment.Recipe.Name}) gives items for a user.");
        }
    }

    /// <summary>Refuses GetRecommendations for a recipe that ranks given items, or recommends actions.</summary>
    public static void RequireLists(Deployment deployment)
    {
        RefuseActions(deployment);
        if (deployment.Recipe.Type is RecipeType.PersonalizedRanking)
            throw ServiceErrors.InvalidInput($"The campaign {deployment.Arn} was trained with {deployment.Recipe.Name}, which orders given items. Ask it with GetPersonalizedRanking.");
    }

    /// <summary>Refuses GetPersonalizedRanking for a recipe that gives items.</summary>
    public static void RequireRanking(Deployment deployment)
    {
        RefuseActions(deployment);
        if (deployment.Recipe.Type is not RecipeType.PersonalizedRanking)
        {
            throw ServiceErrors.InvalidInput(
                $"The campaign {deployment.Arn} was trained with {deployment.Recipe.Name}, which gives items and does not order given ones. Ask it with GetRecommendations, or train with aws-personalized-ranking.");
        }
    }

    /// <summary>Refuses GetActionRecommendations for a recipe that recommends items.</summary>
    public static void RequireActions(Deployment deployment)
    {
        if (deployment.Recipe.Type is not RecipeType.PersonalizedActions)
        {
            throw ServiceErrors.InvalidInput(
                $"The campaign {deployment.Arn} was trained with {deployment.Recipe.Name}, which recommends items. Ask it with {(deployment.Recipe.Type is RecipeType.PersonalizedRanking ? "GetPersonalizedRanking" : "GetRecommendations")}, or train with aws-next-best-action for actions.");
        }
    }

    private static void RefuseActions(Deployment deployment)
    {
        if (deployment.Recipe.Type is RecipeType.PersonalizedActions)
            throw ServiceErrors.InvalidInput($"The campaign {deployment.Arn} was trained with {deployment.Recipe.Name}, which recommends actions. Ask it with GetActionRecommendations.");
    }

    /// <summary>The number of items to return.</summary>
    public static int CountOf(int? numResults, bool withMetadata)
    {
        var most = withMetadata ? RecommendationLimits.ResultsWithMetadata : RecommendationLimits.Results;
        var asked = numResults ?? RecommendationLimits.DefaultResults;
        return asked <= most
            ? asked
            : throw ServiceErrors.InvalidInput($"numResults is {asked}; at most {most} come {(withMetadata ? "with metadataColumns. Ask for fewer, or leave that out." : "at once. Ask for fewer.")}");
    }

    /// <remarks>Developer Guide, "Contextual metadata". A key without a column would never have an effect, so it is refused. A category that no model learned has none yet, and is accepted.</remarks>
    public static void CheckContext(IReadOnlyDictionary<string, string>? context, string groupArn, ServiceSnapshot snapshot)
    {
        if (context is null or { Count: 0 } || snapshot.DatasetOf(groupArn, DatasetType.Interactions) is not { } dataset)
            return;

        SchemaField[] columns = [.. snapshot.SchemaOf(dataset).Fields.Where(field => !Reserved.Contains(field.Name))];
        foreach (var (key, value) in context)
        {
            var column = columns.FirstOrDefault(column => column.Name.Equals(key, StringComparison.OrdinalIgnoreCase))
                ?? throw ServiceErrors.InvalidInput($"context has the key '{key}'; {(columns.Length == 0 ? "the Interactions dataset has no metadata columns. Leave context out." : $"the metadata columns of Interactions are {string.Join(", ", columns.Select(column => column.Name))}.")}");
            if (column.Type is not (FieldType.String or FieldType.Boolean) && !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
                throw ServiceErrors.InvalidInput($"context.{key} is '{value}', and {column.Name} is a column of numbers. Give a number such as 21.5, or leave it out.");
        }
    }
}
