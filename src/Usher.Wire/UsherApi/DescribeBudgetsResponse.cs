namespace Usher.Wire.UsherApi;

/// <summary>What <c>GET /_usher/v1/budgets</c> answers.</summary>
public sealed record DescribeBudgetsResponse
{
    /// <summary>Of all amounts.</summary>
    public required string Currency { get; init; }

    /// <summary>By name.</summary>
    public required IReadOnlyList<BudgetState> Budgets { get; init; }
}
