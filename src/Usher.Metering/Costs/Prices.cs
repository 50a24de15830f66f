using System.Text.Json;
using Usher.Core.Errors;
using Usher.Wire.Json;
using Usher.Wire.UsherApi;

namespace Usher.Metering.Costs;

/// <summary>Reads the prices: from a file of the operator if it exists, else the list that ships with the program.</summary>
/// <param name="file">The path of the operator's file; null for none.</param>
public sealed class Prices(string? file)
{
    private const long LargestFile = 1 << 20;

    private static readonly Lazy<PriceList> Shipped = new(() =>
    {
        using var stream = typeof(Prices).Assembly.GetManifestResourceStream("prices.json")!;
        return JsonSerializer.Deserialize<PriceList>(stream, AwsJson.Options)!;
    });

    /// <summary>The list that ships with the program.</summary>
    public static PriceList Default => Shipped.Value;

    /// <summary>The prices now. A change of the file counts from the next call on.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException: the file is not a valid list of prices.</exception>
    public PriceList Current
    {
        get
        {
            if (file is null || !File.Exists(file))
                return Default;

            try
            {
                if (new FileInfo(file).Length > LargestFile)
                    throw ServiceErrors.InvalidInput($"The price file {Path.GetFileName(file)} has more than a megabyte; that is no list of prices.");
                return Check(JsonSerializer.Deserialize<PriceList>(File.ReadAllBytes(file), AwsJson.Options));
            }
            catch (JsonException fault)
            {
                throw ServiceErrors.InvalidInput($"The price file {Path.GetFileName(file)} of the server cannot be read: {fault.Message} 'usher usage --show-prices' on a server without one prints a file to begin with.");
            }
        }
    }

    /// <summary>Checks a list that was read from a file.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException: it is not a list of prices.</exception>
    public static PriceList Check(PriceList? prices)
    {
        // A JSON null is deserialized also into members that must not be null.
        if (prices is not { Currency.Length: > 0 and <= 16, Date: not null, Source: not null })
            throw ServiceErrors.InvalidInput("A list of prices has currency (1 to 16 characters), date and source.");

        Price("dataPerGigabyte", prices.DataPerGigabyte);
        Price("trainingPerHour", prices.TrainingPerHour);
        foreach (var (recipe, price) in prices.TrainingPerHourByRecipe ?? new Dictionary<string, decimal?>())
            Price($"trainingPerHourByRecipe.{recipe}", price);
        Tiers("tpsHours", prices.TpsHours);
        Tiers("thousandRequests", prices.ThousandRequests);
        Price("freeTier.gigabytes", prices.FreeTier?.Gigabytes);
        Price("freeTier.trainingHours", prices.FreeTier?.TrainingHours);
        Price("freeTier.requests", prices.FreeTier?.Requests);
        return prices;
    }

    private static void Tiers(string name, IReadOnlyList<PriceTier>? tiers)
    {
        if (tiers is null)
            return;

        decimal last = 0;
        for (var index = 0; index < tiers.Count; index++)
        {
            var isLast = index == tiers.Count - 1;
            if (tiers[index] is not { } tier || tier.UpTo is null != isLast || tier.UpTo <= last)
                throw ServiceErrors.InvalidInput($"{name}[{index}] of the prices is out of order: each step but the last has upTo, larger than that of the step before; the last has none.");

            Price($"{name}[{index}].price", tier.Price);
            Price($"{name}[{index}].upTo", tier.UpTo);
            last = tier.UpTo ?? last;
        }

        if (tiers.Count == 0)
            throw ServiceErrors.InvalidInput($"{name} of the prices is empty. Give at least one step, or leave it out where the price is unknown.");
    }

    // With a price above a thousand million, the product with an amount may overflow.
    private static void Price(string name, decimal? price)
    {
        if (price is < 0 or > 1_000_000_000)
            throw ServiceErrors.InvalidInput($"{name} of the prices is {price}; a number from 0 to 1000000000 is allowed, or null where it is unknown.");
    }
}
