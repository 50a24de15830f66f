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

    /// <summary>Refuses members that Usher does not have yet.</summary>
    public static void Check(GetRecommendationsRequest request)
    {
        if (request.CampaignArn is null && request.RecommenderArn is null)
            throw ServiceErrors.InvalidInput("campaignArn is missing. Give the ARN of an ACTIVE campaign; aws personalize list-campaigns shows them.");
        if (request.RecommenderArn is not null)
            throw ServiceErrors.InvalidInput(request.CampaignArn is null
                ? "recommenderArn was given; recommenders are not there yet in this version of Usher. Give the campaignArn of a campaign."
                : "campaignArn and recommenderArn cannot be given together: remove one.");
        if (request.Promotions is { Count: > 0 })
            throw ServiceErrors.InvalidInput("promotions was given; promotions are not there yet in this version of Usher. Leave it out.");

        CheckFilter(request.FilterArn, request.FilterValues);
    }

    /// <summary>Refuses filters.</summary>
    public static void CheckFilter(string? filterArn, IReadOnlyDictionary<string, string>? values)
    {
        if (filterArn is not null)
            throw ServiceErrors.InvalidInput("filterArn was given; filters are not there yet in this version of Usher. Leave it out.");
        if (values is { Count: > 0 })
            throw ServiceErrors.InvalidInput("filterValues was given without filterArn; it gives values to the placeholders of a filter. Leave it out.");
    }

    /// <summary>Refuses GetRecommendations for a recipe that ranks given items.</summary>
    public static void RequireLists(Deployment deployment)
    {
        if (deployment.Recipe.Type is RecipeType.PersonalizedRanking)
            throw ServiceErrors.InvalidInput($"The campaign {deployment.Arn} was trained with {deployment.Recipe.Name}, which orders given items. Ask it with GetPersonalizedRanking.");
    }

    /// <summary>Refuses GetPersonalizedRanking for a recipe that gives items.</summary>
    public static void RequireRanking(Deployment deployment)
    {
        if (deployment.Recipe.Type is not RecipeType.PersonalizedRanking)
        {
            throw ServiceErrors.InvalidInput(
                $"The campaign {deployment.Arn} was trained with {deployment.Recipe.Name}, which gives items and does not order given ones. Ask it with GetRecommendations, or train with aws-personalized-ranking.");
        }
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
