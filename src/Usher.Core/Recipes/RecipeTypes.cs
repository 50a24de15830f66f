namespace Usher.Core.Recipes;

/// <summary>What a recipe's models are asked: the recipeType of DescribeRecipe.</summary>
public static class RecipeTypes
{
    /// <summary>Items for a user.</summary>
    public const string UserPersonalization = "USER_PERSONALIZATION";

    /// <summary>The same items for everybody.</summary>
    public const string PopularItems = "POPULAR_ITEMS";

    /// <summary>A user's order of given items.</summary>
    public const string PersonalizedRanking = "PERSONALIZED_RANKING";

    /// <summary>Items that go with an item.</summary>
    public const string RelatedItems = "RELATED_ITEMS";
}
