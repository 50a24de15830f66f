namespace Usher.Core.Usage;

/// <summary>Where usage lies: what was counted hour by hour, and the ledger.</summary>
public interface IUsageStore
{
    /// <summary>Adds to what is there of the same campaign or dataset and hour.</summary>
    Task AddAsync(IReadOnlyList<CampaignUsage> usage, IReadOnlyList<StreamedData> streamed);

    /// <summary>Writes lines of the ledger, each in the place of the one of the same resource and beginning.</summary>
    Task WriteAsync(IReadOnlyList<LedgerEntry> entries);

    /// <summary>The hours that began in a time, by hour and campaign.</summary>
    IReadOnlyList<CampaignUsage> Read(DateTimeOffset since, DateTimeOffset until);

    /// <summary>The last hour in which a campaign was asked anything, of all campaigns that ever were.</summary>
    IReadOnlyList<CampaignUsage> ReadLast();

    /// <summary>What came one by one in the hours that began in a time, by hour and dataset.</summary>
    IReadOnlyList<StreamedData> ReadStreamed(DateTimeOffset since, DateTimeOffset until);

    /// <summary>The lines of the ledger that lie in a time at least in part, by beginning.</summary>
    IReadOnlyList<LedgerEntry> ReadLedger(DateTimeOffset since, DateTimeOffset until);
}
