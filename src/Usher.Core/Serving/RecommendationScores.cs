namespace Usher.Core.Serving;

/// <summary>Rounds scores for responses.</summary>
internal static class RecommendationScores
{
    // Recorded answers of the service have seven decimals.
    private const int Decimals = 7;

    public static double Shown(double score) => Math.Round(score, Decimals);
}
