namespace Usher.Core.Usage;

/// <summary>Where the usage of campaigns lies, hour by hour.</summary>
public interface IUsageStore
{
    /// <summary>Adds to what is there of the same campaign and hour.</summary>
    Task AddAsync(IReadOnlyList<CampaignUsage> usage);

    /// <summary>The hours since a moment, by campaign and hour.</summary>
    IReadOnlyList<CampaignUsage> Read(DateTimeOffset since);
}
