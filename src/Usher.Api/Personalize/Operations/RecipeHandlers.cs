using Usher.Core.Recipes;
using Usher.Wire.Personalize;
using static Usher.Api.Personalize.OperationHandler;

namespace Usher.Api.Personalize.Operations;

internal sealed class RecipeHandlers(RecipeOperations recipes) : IOperationGroup
{
    public IEnumerable<OperationHandler> Handlers =>
    [
        For<ListRecipesRequest, ListRecipesResponse>(recipes.List),
        For<DescribeRecipeRequest, DescribeRecipeResponse>(RecipeOperations.Describe),
        For<DescribeAlgorithmRequest, DescribeAlgorithmResponse>(RecipeOperations.Describe),
        For<DescribeFeatureTransformationRequest, DescribeFeatureTransformationResponse>(RecipeOperations.Describe),
    ];
}
