namespace Usher.Metering.Usage;

/// <summary>Stores usage: what was counted hour by hour, and the ledger.</summary>
public interface IUsageStore
{
    /// <summary>Adds to what is stored of the same campaign or dataset and hour. When the task completes it survives a crash.</summary>
    Task AddAsync(IReadOnlyList<CampaignUsage> usage, IReadOnlyList<StreamedData> streamed);

    /// <summary>Writes entries of the ledger; an entry replaces the one of the same resource and beginning. When the task completes they survive a crash.</summary>
    Task WriteAsync(IReadOnlyList<LedgerEntry> entries);

    /// <summary>The usage of campaigns in the hours that begin within a period, by hour and campaign.</summary>
    ValueTask<IReadOnlyList<CampaignUsage>> ReadAsync(DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>The last hour with requests of each campaign, also of deleted ones, sorted by campaign.</summary>
    ValueTask<IReadOnlyList<CampaignUsage>> ReadLastAsync(CancellationToken cancellationToken);

    /// <summary>The bytes that datasets received one row at a time in the hours that begin within a period, by hour and dataset.</summary>
    ValueTask<IReadOnlyList<StreamedData>> ReadStreamedAsync(DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>The entries of the ledger that overlap a period, by beginning and resource.</summary>
    ValueTask<IReadOnlyList<LedgerEntry>> ReadLedgerAsync(DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken);
}
