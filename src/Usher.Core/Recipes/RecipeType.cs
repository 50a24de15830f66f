namespace Usher.Core.Recipes;

/// <summary>What the models of a recipe are asked: the recipeType of DescribeRecipe.</summary>
/// <remarks>Developer Guide, "Choosing a recipe".</remarks>
public enum RecipeType
{
    /// <summary>Items for a user.</summary>
    UserPersonalization,

    /// <summary>The same items for everybody.</summary>
    PopularItems,

    /// <summary>A user's order of given items.</summary>
    PersonalizedRanking,

    /// <summary>Items that go with an item.</summary>
    RelatedItems,
}
