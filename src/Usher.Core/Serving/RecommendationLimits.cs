namespace Usher.Core.Serving;

/// <summary>The limits of one request. Developer Guide, "Quotas".</summary>
internal static class RecommendationLimits
{
    /// <summary>The number of results if numResults is absent.</summary>
    public const int DefaultResults = 25;

    /// <summary>The most results, and items to rank.</summary>
    public const int Results = 500;

    /// <summary>The most results with metadata.</summary>
    public const int ResultsWithMetadata = 50;

    /// <summary>The most columns of metadata.</summary>
    public const int MetadataColumns = 10;
}
