using System.Text.Json;
using Usher.Core.Errors;
using Usher.Wire.Json;
using Usher.Wire.UsherApi;

namespace Usher.Metering.Costs;

/// <summary>Where prices come from: a file that an operator may lay down, else what ships with the program.</summary>
/// <param name="file">Where the file would lie; null for nowhere.</param>
public sealed class Prices(string? file)
{
    private const long LargestFile = 1 << 20;

    private static readonly Lazy<PriceList> Shipped = new(() =>
    {
        using var stream = typeof(Prices).Assembly.GetManifestResourceStream("prices.json")!;
        return JsonSerializer.Deserialize<PriceList>(stream, AwsJson.Options)!;
    });

    /// <summary>What ships with the program.</summary>
    public static PriceList Default => Shipped.Value;

    /// <summary>As they are now: an edit counts from the next question on.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException: the file is not what it should be.</exception>
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

    /// <summary>Checks a list that came from outside.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException: it is not a list of prices.</exception>
    public static PriceList Check(PriceList? prices)
    {
        // A JSON null passes for any reference.
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

    // Above a thousand million a product of amount and price may no longer fit.
    private static void Price(string name, decimal? price)
    {
        if (price is < 0 or > 1_000_000_000)
            throw ServiceErrors.InvalidInput($"{name} of the prices is {price}; a number from 0 to 1000000000 is allowed, or null where it is unknown.");
    }
}
