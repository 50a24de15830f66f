namespace Usher.Core.Recommending;

/// <summary>How the models of each recipe answer.</summary>
internal static class ServedRecipes
{
    /// <summary>What campaigns of a recipe are asked.</summary>
    /// <param name="recipe">Such as aws-hrnn.</param>
    public static ServedAs Of(string? recipe) => recipe switch
    {
        "aws-sims" or "aws-similar-items" => ServedAs.RelatedItems,
        "aws-popularity-count" or "aws-trending-now" => ServedAs.PopularItems,
        "aws-personalized-ranking" or "aws-personalized-ranking-v2" => ServedAs.PersonalizedRanking,
        _ => ServedAs.UserPersonalization,
    };

    /// <summary>Whether answers carry scores: those that are probabilities do.</summary>
    public static bool HasScores(ServedAs kind) => kind is ServedAs.UserPersonalization or ServedAs.PersonalizedRanking;

    /// <summary>Whether campaigns of a recipe give metadata without being told to. API reference, CampaignConfig.</summary>
    public static bool AlwaysHasMetadata(string? recipe) => recipe is "aws-user-personalization-v2" or "aws-personalized-ranking-v2";
}
