namespace Usher.Wire.UsherApi;

/// <summary>A budget in the month that is under way.</summary>
public sealed record BudgetState
{
    /// <summary>The budget.</summary>
    public required Budget Budget { get; init; }

    /// <summary>What the month has cost so far.</summary>
    public required decimal Spent { get; init; }

    /// <summary>What it will have cost at its end.</summary>
    public required decimal Forecast { get; init; }

    /// <summary>The alerts of the month that were raised: 50, 80, 100, forecast.</summary>
    public required IReadOnlyList<string> Alerts { get; init; }
}
