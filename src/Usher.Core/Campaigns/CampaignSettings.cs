using Usher.Core.Datasets;
using Usher.Core.Errors;
using Usher.Core.Users;
using Usher.Core.Recipes;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Core.Schemas;
using Usher.Datasets.Schemas;
using Usher.Wire.Personalize;

namespace Usher.Core.Campaigns;

/// <summary>Checks campaignConfig against the recipe of the solution version.</summary>
internal static class CampaignSettings
{
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException.</exception>
    public static void Check(CampaignConfig? config, SolutionVersionResource version, ServiceSnapshot snapshot)
    {
        if (config?.ItemExplorationConfig is { Count: > 0 } exploration)
            CheckExploration(exploration, version);
        if (config?.RankingInfluence is { Count: > 0 } && ServiceRecipes.FindName(version.Recipe) is not { TakesInfluence: true })
            throw ServiceErrors.InvalidInput($"campaignConfig.rankingInfluence is for aws-semantic-similarity only; {version.Arn} was trained with {version.Recipe}. Leave it out.");
        if (config?.EnableMetadataWithRecommendations is true && !HasItemColumns(version.Shape.DatasetGroupArn!, snapshot))
            throw ServiceErrors.InvalidInput(
                $"campaignConfig.enableMetadataWithRecommendations is true, and {version.Shape.DatasetGroupArn} has no Items dataset with a column beside ITEM_ID and CREATION_TIMESTAMP. Make one, or leave it out.");
    }

    private static void CheckExploration(IReadOnlyDictionary<string, string> exploration, SolutionVersionResource version)
    {
        if (ServiceRecipes.FindName(version.Recipe) is not { Explores: true })
            throw ServiceErrors.InvalidInput($"campaignConfig.itemExplorationConfig is for {string.Join(", ", ServiceRecipes.All.Where(recipe => recipe is { Explores: true, Domain: null }).Select(recipe => recipe.Name))} only; {version.Arn} was trained with {version.Recipe}. Leave it out.");

        Exploration.Check(exploration, "campaignConfig");
    }

    /// <summary>Whether a dataset group has columns of items that answers can give as metadata.</summary>
    public static bool HasItemColumns(string groupArn, ServiceSnapshot snapshot) =>
        snapshot.DatasetOf(groupArn, DatasetType.Items) is { } items
        && snapshot.SchemaOf(items).Fields.Any(field => field.Name is not ("ITEM_ID" or "CREATION_TIMESTAMP"));
}
