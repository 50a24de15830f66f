using System.Text.Json;
using Usher.Core.Campaigns;
using Usher.Core.Datasets;
using Usher.Core.Errors;
using Usher.Core.Recipes;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Core.Solutions;
using Usher.Core.Users;
using Usher.Datasets.Schemas;
using Usher.Wire.Personalize;

namespace Usher.Core.Recommenders;

/// <summary>Checks the recipe and the recommenderConfig of a recommender against its dataset group.</summary>
internal static class RecommenderSettings
{
    private const string Config = "recommenderConfig";

    /// <summary>The recipe of a request.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException, ResourceNotFoundException: the group has no domain, or the recipe is not one of its domain, or a dataset is missing.</exception>
    public static ServiceRecipe RecipeOf(string recipeArn, DatasetGroupResource group, ServiceSnapshot snapshot)
    {
        var recipe = ServiceRecipes.Get(recipeArn, "recipeArn");
        if (SchemaDomains.Parse(group.Shape.Domain) is not { } domain)
        {
            throw ServiceErrors.InvalidInput(
                $"datasetGroupArn is {group.Arn}, a custom dataset group, which has no recommenders. Create a dataset group with domain ECOMMERCE or VIDEO_ON_DEMAND, or create a solution and a campaign in this one.");
        }

        if (recipe.Domain is null)
        {
            throw ServiceErrors.InvalidInput(
                $"recipeArn is that of {recipe.Name}, a custom recipe, which solutions use: CreateSolution takes it, in this dataset group too. The recipes for recommenders of the domain {domain.Name()} are {DomainRecipes.NamesOf(domain)}.");
        }

        if (recipe.Domain != domain)
        {
            throw ServiceErrors.InvalidInput(
                $"recipeArn is that of {recipe.Name}, a recipe of the domain {recipe.Domain?.Name()}, and the dataset group {group.Arn} is of the domain {domain.Name()}. Its recipes are {DomainRecipes.NamesOf(domain)}.");
        }

        Require(DatasetType.Interactions);
        if (recipe.NeedsItems)
            Require(DatasetType.Items);
        return recipe;

        void Require(DatasetType type)
        {
            if (snapshot.DatasetOf(group.Arn, type) is null)
                throw ServiceErrors.InvalidInput($"The dataset group {group.Arn} has no {type} dataset, which {recipe.Name} learns from. Create one and import data into it.");
        }
    }

    /// <summary>Refuses settings that the recipe does not have or that are not valid.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException.</exception>
    public static void Check(RecommenderConfig? config, ServiceRecipe recipe, string groupArn, ServiceSnapshot snapshot)
    {
        if (config?.ItemExplorationConfig is { Count: > 0 } exploration)
        {
            if (!recipe.Explores)
            {
                var exploring = string.Join(", ", DomainRecipes.All.Where(other => other.Explores).Select(other => other.Name));
                throw ServiceErrors.InvalidInput($"{Config}.itemExplorationConfig is for {exploring} only; the recommender's recipe is {recipe.Name}. Leave it out.");
            }

            Exploration.Check(exploration, Config);
        }

        if (config?.EnableMetadataWithRecommendations is true && !CampaignSettings.HasItemColumns(groupArn, snapshot))
            throw ServiceErrors.InvalidInput($"{Config}.enableMetadataWithRecommendations is true, and {groupArn} has no Items dataset with a column beside ITEM_ID and CREATION_TIMESTAMP. Make one, or leave it out.");

        TrainingColumns.Check(config?.TrainingDataConfig, groupArn, snapshot, $"{Config}.trainingDataConfig");
    }

    /// <summary>The settings with the defaults of those that are not given.</summary>
    public static RecommenderConfig Complete(RecommenderConfig? config) => (config ?? new()) with { MinRecommendationRequestsPerSecond = config?.MinRecommendationRequestsPerSecond ?? 1 };

    /// <summary>Whether two settings train on different columns.</summary>
    public static bool TrainDifferently(RecommenderConfig? one, RecommenderConfig? other) => JsonSerializer.Serialize(one?.TrainingDataConfig) != JsonSerializer.Serialize(other?.TrainingDataConfig);
}
