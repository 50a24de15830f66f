namespace Usher.Core.Recipes;

/// <summary>The names of recipe types on the wire.</summary>
internal static class RecipeTypes
{
    /// <summary>The name, such as USER_PERSONALIZATION.</summary>
    public static string WireName(this RecipeType type) => type switch
    {
        RecipeType.UserPersonalization => "USER_PERSONALIZATION",
        RecipeType.PopularItems => "POPULAR_ITEMS",
        RecipeType.PersonalizedRanking => "PERSONALIZED_RANKING",
        RecipeType.RelatedItems => "RELATED_ITEMS",
        RecipeType.PersonalizedActions => "PERSONALIZED_ACTIONS",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "no type of recipes"),
    };
}
