namespace Usher.Wire.Calling;

/// <summary>Where the parts of Personalize answer, and what signatures for them name.</summary>
/// <param name="Control">Of CreateCampaign and the like.</param>
/// <param name="Runtime">Of GetRecommendations and the like.</param>
/// <param name="Events">Of PutEvents and the like.</param>
/// <param name="Own">Of what AWS has no word for, below /_usher/; null where Amazon answers.</param>
/// <param name="Region">Named in signatures.</param>
public sealed record ServiceAddresses(Uri Control, Uri Runtime, Uri Events, Uri? Own, string Region)
{
    /// <summary>An Usher, which answers everything at one address.</summary>
    public static ServiceAddresses OfUsher(Uri endpoint, string region) => new(endpoint, endpoint, endpoint, endpoint, region);

    /// <summary>Amazon's own service.</summary>
    /// <remarks>AWS General Reference, "Amazon Personalize endpoints and quotas".</remarks>
    public static ServiceAddresses OfAmazon(string region) => new(Amazon("personalize", region), Amazon("personalize-runtime", region), Amazon("personalize-events", region), Own: null, region);

    // China has a domain of its own.
    private static Uri Amazon(string name, string region) => new($"https://{name}.{region}.amazonaws.com{(region.StartsWith("cn-", StringComparison.Ordinal) ? ".cn" : "")}");
}
