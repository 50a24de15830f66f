namespace Usher.Wire.UsherApi;

/// <summary>Prices by unit, from a file that users may edit. A price that is absent or null is unknown, which is not the same as 0.</summary>
public sealed record PriceList
{
    /// <summary>Such as USD.</summary>
    public required string Currency { get; init; }

    /// <summary>Of when the prices are: a year, a month or a day.</summary>
    public required string Date { get; init; }

    /// <summary>Where they come from.</summary>
    public required string Source { get; init; }

    /// <summary>Whether they were compared with AWS's own price list.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>Of 10^9 bytes, imported or streamed.</summary>
    public decimal? DataPerGigabyte { get; init; }

    /// <summary>Of an hour of training.</summary>
    public decimal? TrainingPerHour { get; init; }

    /// <summary>Of an hour of training with these recipes, which <see cref="TrainingPerHour"/> does not hold for.</summary>
    public IReadOnlyDictionary<string, decimal?>? TrainingPerHourByRecipe { get; init; }

    /// <summary>Of a TPS-hour, by how many there were in the month: the older rule.</summary>
    public IReadOnlyList<PriceTier>? TpsHours { get; init; }

    /// <summary>Of a thousand requests, by how many there were in the month: the newer rule.</summary>
    public IReadOnlyList<PriceTier>? ThousandRequests { get; init; }

    /// <summary>What is free in each of an account's first two months; absent where it is unknown.</summary>
    public FreeTier? FreeTier { get; init; }
}
