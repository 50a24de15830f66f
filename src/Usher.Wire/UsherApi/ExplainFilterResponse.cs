namespace Usher.Wire.UsherApi;

/// <summary>What <c>POST /_usher/v1/filters/explain</c> answers.</summary>
public sealed record ExplainFilterResponse
{
    /// <summary>The expression with the values of the request.</summary>
    public required string Expression { get; init; }

    /// <summary>The number of items of the dataset group: those with a row, and those that occur in interactions only.</summary>
    public required int Items { get; init; }

    /// <summary>How many of them pass.</summary>
    public required int Passing { get; init; }

    /// <summary>The parts of the expression.</summary>
    public required IReadOnlyList<ExplainedPart> Parts { get; init; }

    /// <summary>What the filter does with each of the items that the request names.</summary>
    public required IReadOnlyList<FilterVerdict> Verdicts { get; init; }
}
