namespace Usher.Wire.Personalize;

/// <summary>What may pull items up beside likeness.</summary>
public static class RankingInfluences
{
    /// <summary>How many took them.</summary>
    public const string Popularity = "POPULARITY";

    /// <summary>How new they are.</summary>
    public const string Freshness = "FRESHNESS";
}
