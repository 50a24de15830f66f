using Usher.Core.Errors;
using Usher.Core.Records;
using Usher.Metering.Costs;
using Usher.Metering.Usage;
using Usher.Wire.UsherApi;

namespace Usher.Metering.Cleanup;

/// <summary>Plans what can be deleted, in which order and why. It deletes nothing: a caller with the right to do so deletes with the operations of Personalize.</summary>
public sealed class CleanupPlans(ServiceRecords records, IUsageStore store, UsageWriter writer, Prices prices)
{
    /// <summary>The largest number of days of a request.</summary>
    public const int MaxDays = 3_650;

    /// <summary>Plans to delete campaigns without requests, and solutions that no campaign served, for a number of days.</summary>
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

    /// <summary>Plans to delete a dataset group with everything in it.</summary>
    /// <param name="group">The name or the ARN of the group.</param>
    /// <exception cref="Usher.Wire.Errors.AwsException">ResourceNotFoundException.</exception>
    public CleanupPlan Group(string group) => GroupTree.Plan(records.Current, group, prices.Current);
}
