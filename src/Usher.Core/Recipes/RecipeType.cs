namespace Usher.Core.Recipes;

/// <summary>What the models of a recipe recommend: the recipeType of DescribeRecipe.</summary>
/// <remarks>Developer Guide, "Choosing a recipe".</remarks>
public enum RecipeType
{
    /// <summary>Items for a user.</summary>
    UserPersonalization,

    /// <summary>The same items for everybody.</summary>
    PopularItems,

    /// <summary>Given items, ranked for a user.</summary>
    PersonalizedRanking,

    /// <summary>Items related to a given item.</summary>
    RelatedItems,

    /// <summary>Actions for a user.</summary>
    PersonalizedActions,
}
