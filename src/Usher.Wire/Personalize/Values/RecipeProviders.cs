namespace Usher.Wire.Personalize;

/// <summary>Who made a recipe.</summary>
public static class RecipeProviders
{
    /// <summary>The service: the only one.</summary>
    public const string Service = "SERVICE";
}
