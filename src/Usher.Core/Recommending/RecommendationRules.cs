using System.Collections.Frozen;
using Usher.Core.Datasets;
using Usher.Core.Errors;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Core.Schemas;
using Usher.Datasets.Schemas;
using Usher.Wire.Personalize;
using Usher.Wire.PersonalizeRuntime;

namespace Usher.Core.Recommending;

/// <summary>What a request for recommendations may ask.</summary>
internal static class RecommendationRules
{
    private static readonly FrozenSet<string> Reserved = new[] { "USER_ID", "ITEM_ID", "TIMESTAMP", "EVENT_TYPE", "EVENT_VALUE", "IMPRESSION", "RECOMMENDATION_ID", "EVENT_ATTRIBUTION_SOURCE" }
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Refuses what is not there yet.</summary>
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

    /// <summary>The campaign of a request.</summary>
    public static CampaignResource CampaignOf(ServiceSnapshot snapshot, string arn)
    {
        PersonalizeArn.Demand(arn, "campaignArn", PersonalizeKind.Campaign);
        var campaign = snapshot.Get<CampaignResource>(arn);
        return campaign.Status == Statuses.Active
            ? campaign
            : throw ServiceErrors.InvalidInput($"The campaign {arn} is {campaign.Status}; it answers when it is ACTIVE. aws personalize describe-campaign shows it.");
    }

    /// <summary>How the campaign answers, where it answers this operation.</summary>
    public static ServedAs Demand(CampaignResource campaign, SolutionVersionResource version, bool ranks)
    {
        var kind = ServedRecipes.Of(version.Recipe);
        return kind is ServedAs.PersonalizedRanking == ranks
            ? kind
            : throw ServiceErrors.InvalidInput(ranks
                ? $"The campaign {campaign.Arn} was trained with {version.Recipe}, which gives items and does not order given ones. Ask it with GetRecommendations, or train with aws-personalized-ranking."
                : $"The campaign {campaign.Arn} was trained with {version.Recipe}, which orders given items. Ask it with GetPersonalizedRanking.");
    }

    /// <summary>How many items to give.</summary>
    public static int CountOf(int? numResults, bool withMetadata)
    {
        var most = withMetadata ? RecommendationLimits.ResultsWithMetadata : RecommendationLimits.Results;
        var asked = numResults ?? RecommendationLimits.UsualResults;
        return asked <= most
            ? asked
            : throw ServiceErrors.InvalidInput($"numResults is {asked}; at most {most} come {(withMetadata ? "with metadataColumns. Ask for fewer, or leave that out." : "at once. Ask for fewer.")}");
    }

    /// <remarks>Developer Guide, "Contextual metadata". A key that no column has would do nothing for ever, so it is refused.</remarks>
    public static void CheckContext(IReadOnlyDictionary<string, string>? context, string groupArn, ServiceSnapshot snapshot)
    {
        if (context is null or { Count: 0 } || snapshot.DatasetOf(groupArn, DatasetType.Interactions) is not { } dataset)
            return;

        string[] columns = [.. snapshot.SchemaOf(dataset).Fields.Select(field => field.Name).Where(name => !Reserved.Contains(name))];
        if (context.Keys.FirstOrDefault(key => !columns.Contains(key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
            throw ServiceErrors.InvalidInput($"context has the key '{unknown}'; {(columns.Length == 0 ? "the Interactions dataset has no metadata columns. Leave context out." : $"the metadata columns of Interactions are {string.Join(", ", columns)}.")}");
    }
}
