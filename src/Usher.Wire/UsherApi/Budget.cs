namespace Usher.Wire.UsherApi;

/// <summary>An amount per month, at AWS's prices, that raises alerts. The body of <c>PUT /_usher/v1/budgets</c>.</summary>
public sealed record Budget
{
    /// <summary>Tells it from others: letters, digits, dots, dashes and underscores, 64 at most.</summary>
    public required string Name { get; init; }

    /// <summary>Above 0, in the currency of the server's prices.</summary>
    public required decimal Monthly { get; init; }

    /// <summary><c>older</c> or <c>newer</c>: how campaigns are billed. The default is newer.</summary>
    public string Rule { get; init; } = "newer";

    /// <summary>Where each alert is sent to with POST: an address with http or https; absent for nowhere but the log.</summary>
    public string? Webhook { get; init; }
}
