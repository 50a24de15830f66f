using Usher.Core.Errors;
using Usher.Core.Records;
using Usher.Metering.Costs;
using Usher.Metering.Usage;
using Usher.Wire.UsherApi;

namespace Usher.Metering.Cleanup;

/// <summary>Says what could be deleted, in which order and why. Deleting is for those who may, with the operations of Personalize.</summary>
public sealed class CleanupPlans(ServiceRecords records, IUsageStore store, UsageWriter writer, Prices prices)
{
    /// <summary>The most days that can be asked about.</summary>
    public const int MaxDays = 3_650;

    /// <summary>Campaigns that nobody has asked anything for so long, and solutions that no campaign has served for so long.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException.</exception>
    public async Task<CleanupPlan> IdleAsync(int days)
    {
        if (days is < 1 or > MaxDays)
            throw ServiceErrors.InvalidInput($"idleDays is {days}; 1 to {MaxDays} are allowed.");

        await writer.FlushAsync();
        return new IdleRules
        {
            Now = records.Now,
            Idle = TimeSpan.FromDays(days),
            Snapshot = records.Current,
            LastAsked = (await store.ReadLastAsync(CancellationToken.None)).ToDictionary(hour => hour.CampaignArn, hour => hour.Last),
            Ledger = await store.ReadLedgerAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, CancellationToken.None),
            Prices = prices.Current,
        }.Plan();
    }

    /// <summary>A whole dataset group, from its campaigns to itself.</summary>
    /// <param name="group">Its name or its ARN.</param>
    /// <exception cref="Usher.Wire.Errors.AwsException">ResourceNotFoundException.</exception>
    public CleanupPlan Group(string group) => GroupTree.Plan(records.Current, group, prices.Current);
}
