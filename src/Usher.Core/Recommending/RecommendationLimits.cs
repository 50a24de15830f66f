namespace Usher.Core.Recommending;

/// <summary>How much one request may ask for. Developer Guide, "Quotas".</summary>
internal static class RecommendationLimits
{
    /// <summary>What comes where numResults is absent.</summary>
    public const int UsualResults = 25;

    /// <summary>The most results, and items to rank.</summary>
    public const int Results = 500;

    /// <summary>The same with metadata.</summary>
    public const int ResultsWithMetadata = 50;

    /// <summary>Columns of metadata.</summary>
    public const int MetadataColumns = 10;
}
