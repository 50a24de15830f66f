namespace Usher.Core.Serving;

/// <summary>Scores as answers show them.</summary>
internal static class RecommendationScores
{
    // Recorded answers of the service have seven decimals.
    private const int Decimals = 7;

    public static double Shown(double score) => Math.Round(score, Decimals);
}
