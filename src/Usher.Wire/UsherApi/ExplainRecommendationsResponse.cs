namespace Usher.Wire.UsherApi;

/// <summary>Which items of a user's history led to which recommendations.</summary>
public sealed record ExplainRecommendationsResponse
{
    /// <summary>ARN of the solution version that answers.</summary>
    public required string SolutionVersionArn { get; init; }

    /// <summary>Its recipe, such as aws-hrnn.</summary>
    public required string Recipe { get; init; }

    /// <summary>How many events of the user the model has read: none of a user who is new to it.</summary>
    public required int Events { get; init; }

    /// <summary>How many items of the history were left out in turn, the newest first: all of them, unless there are very many.</summary>
    public required int ItemsConsidered { get; init; }

    /// <summary>The items as they were asked for; else the best, best first.</summary>
    public required IReadOnlyList<ExplainedItem> Items { get; init; }
}
