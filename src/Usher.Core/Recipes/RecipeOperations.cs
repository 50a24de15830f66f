using Usher.Core.Naming;
using Usher.Core.Resources;
using Usher.Datasets.Schemas;
using Usher.Ranking.Recipes;
using Usher.Wire.Personalize;

namespace Usher.Core.Recipes;

/// <summary>ListRecipes, DescribeRecipe, DescribeAlgorithm, DescribeFeatureTransformation.</summary>
/// <remarks>Descriptions of algorithms have no image, machine or role, because there are none here.</remarks>
public sealed class RecipeOperations(Pages pages)
{
    // The size of Amazon's first page; all others are on the second. Published programs use the nextToken of the first response without checking whether there is one, and take two pages as all.
    private const int FirstPage = 11;

    /// <remarks>
    /// As at Amazon, the domain filters each page after it was cut from all recipes: a page may be empty and have a nextToken, and programs rely on that. Without a domain, custom recipes and those of all
    /// domains are listed together.
    /// </remarks>
    public ListRecipesResponse List(ListRecipesRequest request)
    {
        var (page, next) = pages.CutByName($"recipes of {request.Domain ?? "all domains"}", ServiceRecipes.All, recipe => recipe.Name, request.MaxResults ?? (request.NextToken is null ? FirstPage : Pages.MaxPageSize), request.NextToken);
        return new() { Recipes = [.. page.Where(recipe => request.Domain is null || recipe.Domain?.Name() == request.Domain).Select(Summary)], NextToken = next };
    }

    public static DescribeRecipeResponse Describe(DescribeRecipeRequest request)
    {
        var recipe = ServiceRecipes.Get(request.RecipeArn, "recipeArn");
        return new()
        {
            Recipe = new()
            {
                Name = recipe.Name,
                RecipeArn = recipe.Arn,
                AlgorithmArn = recipe.AlgorithmArn,
                FeatureTransformationArn = recipe.FeatureTransformationArn,
                Status = Statuses.Active,
                Description = recipe.Description.Summary,
                CreationDateTime = recipe.Since,
                LastUpdatedDateTime = recipe.Since,
                RecipeType = recipe.Type.WireName(),
            },
        };
    }

    public static DescribeAlgorithmResponse Describe(DescribeAlgorithmRequest request)
    {
        PersonalizeArn.Require(request.AlgorithmArn, "algorithmArn", PersonalizeKind.Algorithm);
        var recipe = ServiceRecipes.All.FirstOrDefault(recipe => recipe.AlgorithmArn == request.AlgorithmArn) ?? throw UnbuiltRecipes.MissingPart(request.AlgorithmArn);
        Hyperparameter[] parameters = [.. recipe.Description.Hyperparameters.Where(parameter => !parameter.IsFeaturization)];
        return new()
        {
            Algorithm = new()
            {
                Name = recipe.Algorithm,
                AlgorithmArn = recipe.AlgorithmArn,
                DefaultHyperParameters = parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Default),
                DefaultHyperParameterRanges = Ranges(parameters),
                CreationDateTime = recipe.Since,
                LastUpdatedDateTime = recipe.Since,
            },
        };
    }

    public static DescribeFeatureTransformationResponse Describe(DescribeFeatureTransformationRequest request)
    {
        PersonalizeArn.Require(request.FeatureTransformationArn, "featureTransformationArn", PersonalizeKind.FeatureTransformation);
        ServiceRecipe[] users = [.. ServiceRecipes.All.Where(recipe => recipe.FeatureTransformationArn == request.FeatureTransformationArn)];
        if (users.Length == 0)
            throw UnbuiltRecipes.MissingPart(request.FeatureTransformationArn);

        return new()
        {
            FeatureTransformation = new()
            {
                Name = users[0].FeatureTransformation,
                FeatureTransformationArn = users[0].FeatureTransformationArn,
                DefaultParameters = users
                    .SelectMany(recipe => recipe.Description.Hyperparameters)
                    .Where(parameter => parameter.IsFeaturization)
                    .DistinctBy(parameter => parameter.Name)
                    .ToDictionary(parameter => parameter.Name, parameter => parameter.Default),
                CreationDateTime = users[0].Since,
                LastUpdatedDateTime = users[0].Since,
                Status = Statuses.Active,
            },
        };
    }

    private static DefaultHyperParameterRanges Ranges(Hyperparameter[] parameters) => new()
    {
        IntegerHyperParameterRanges =
        [
            .. parameters.Where(parameter => parameter.Kind is HyperparameterKind.Integer).Select(parameter => new DefaultIntegerHyperParameterRange
            {
                Name = parameter.Name,
                MinValue = (int?)parameter.Minimum,
                MaxValue = (int?)parameter.Maximum,
                IsTunable = parameter.IsTunable,
            }),
        ],
        ContinuousHyperParameterRanges =
        [
            .. parameters.Where(parameter => parameter.Kind is HyperparameterKind.Real).Select(parameter => new DefaultContinuousHyperParameterRange
            {
                Name = parameter.Name,
                MinValue = parameter.Minimum,
                MaxValue = parameter.Maximum,
                IsTunable = parameter.IsTunable,
            }),
        ],
        CategoricalHyperParameterRanges =
        [
            .. parameters.Where(parameter => parameter.Kind is HyperparameterKind.Boolean or HyperparameterKind.Choice).Select(parameter => new DefaultCategoricalHyperParameterRange
            {
                Name = parameter.Name,
                Values = parameter.Kind is HyperparameterKind.Boolean ? ["true", "false"] : parameter.Choices,
                IsTunable = parameter.IsTunable,
            }),
        ],
    };

    private static RecipeSummary Summary(ServiceRecipe recipe) => new()
    {
        Name = recipe.Name,
        RecipeArn = recipe.Arn,
        Status = Statuses.Active,
        CreationDateTime = recipe.Since,
        LastUpdatedDateTime = recipe.Since,
        Domain = recipe.Domain?.Name(),
    };
}
