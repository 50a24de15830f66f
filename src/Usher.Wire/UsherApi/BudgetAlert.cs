namespace Usher.Wire.UsherApi;

/// <summary>The body of a webhook. It holds no keys, addresses or data.</summary>
public sealed record BudgetAlert
{
    /// <summary>Name of the budget.</summary>
    public required string Budget { get; init; }

    /// <summary>Such as 2026-11, of UTC.</summary>
    public required string Month { get; init; }

    /// <summary>50, 80 or 100 per cent were reached, or by <c>forecast</c> the whole will be exceeded.</summary>
    public required string Threshold { get; init; }

    /// <summary>What the month may cost.</summary>
    public required decimal Monthly { get; init; }

    /// <summary>What it has cost so far.</summary>
    public required decimal Spent { get; init; }

    /// <summary>What it will have cost at its end.</summary>
    public required decimal Forecast { get; init; }

    /// <summary>Of the amounts.</summary>
    public required string Currency { get; init; }

    /// <summary>The same in a sentence.</summary>
    public required string Text { get; init; }
}
