namespace Usher.Wire.UsherApi;

/// <summary>What <c>POST /_usher/v1/filters/explain</c> takes: which items does a filter let pass, and why does it leave out others?</summary>
public sealed record ExplainFilterRequest
{
    /// <summary>ARN of the filter; null where an expression is given instead.</summary>
    public string? FilterArn { get; init; }

    /// <summary>An expression of which no filter was made yet; null where a filter is given.</summary>
    public string? FilterExpression { get; init; }

    /// <summary>The dataset group of the expression; null where a filter is given.</summary>
    public string? DatasetGroupArn { get; init; }

    /// <summary>Values for placeholders, in the form of GetRecommendations.</summary>
    public IReadOnlyDictionary<string, string>? FilterValues { get; init; }

    /// <summary>The user, or the session before login, whose interactions and row the filter reads; null for nobody.</summary>
    public string? UserId { get; init; }

    /// <summary>The current item of filters of related items; null for none.</summary>
    public string? CurrentItemId { get; init; }

    /// <summary>Items to explain, at most 50; null for none.</summary>
    public IReadOnlyList<string>? ItemIds { get; init; }
}
