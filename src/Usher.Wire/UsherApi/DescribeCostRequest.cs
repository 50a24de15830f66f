namespace Usher.Wire.UsherApi;

/// <summary>What <c>POST /_usher/v1/usage/cost</c> takes. <c>GET</c> takes the same from the query, except for the prices.</summary>
public sealed record DescribeCostRequest
{
    /// <summary>A date, a time, a month; absent for the beginning of this month.</summary>
    public string? Since { get; init; }

    /// <summary>So too; absent for now.</summary>
    public string? Until { get; init; }

    /// <summary>Whether the free tier is taken off each month.</summary>
    public bool FreeTier { get; init; }

    /// <summary>The prices; absent for those of the server.</summary>
    public PriceList? Prices { get; init; }
}
