using Usher.Core.Errors;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Wire.Personalize;
using Usher.Wire.UsherApi;

namespace Usher.Metering.Usage;

/// <summary>Reports usage by resource and time, and statistics of campaigns.</summary>
public sealed class UsageReports(ServiceRecords records, IUsageStore store, UsageWriter writer, StoredSizes sizes)
{
    /// <summary>The granularities: an hour, a day, or the whole period.</summary>
    public static IReadOnlyList<string> Granularities { get; } = ["total", "day", "hour"];

    // A hundred days by the hour, six years by the day.
    private const int MaxPeriods = 2_400;

    /// <summary>The usage of a period.</summary>
    /// <param name="range">The period.</param>
    /// <param name="granularity">One of <see cref="Granularities"/>; days are those of UTC.</param>
    /// <param name="cancellationToken">Cancels the reads.</param>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException: no such granularity, or too many periods.</exception>
    public async Task<DescribeUsageResponse> DescribeAsync(UsageRange range, string granularity, CancellationToken cancellationToken)
    {
        var (since, until) = (range.Since, range.Until);
        var step = granularity switch
        {
            "hour" => TimeSpan.FromHours(1),
            "day" => TimeSpan.FromDays(1),
            "total" => until - since,
            _ => throw ServiceErrors.InvalidInput($"granularity is '{granularity}'; {string.Join(", ", Granularities)} are allowed."),
        };
        if ((until - since) / step > MaxPeriods)
            throw ServiceErrors.InvalidInput($"From {since:u} to {until:u} there are more than {MaxPeriods:N0} periods of one {granularity}. Ask for a shorter time, or for longer periods.");

        var usage = await ReadAsync(range);
        var periods = new List<UsagePeriod>();
        for (var from = since; from < until;)
        {
            // The period may begin in the middle of a day.
            var next = granularity == "day" ? new DateTimeOffset(from.Date, TimeSpan.Zero).AddDays(1) : from + step;
            var to = next < until ? next : until;
            periods.Add(usage.In(from, to));
            from = to;
        }

        return new() { Since = since, Until = until, Granularity = granularity, Periods = periods, Stored = await sizes.MeasureAsync(cancellationToken) };
    }

    /// <summary>The statistics of a campaign or recommender: of the last day, and by hour.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException, ResourceNotFoundException.</exception>
    public async Task<CampaignStatistics> DescribeAsync(string campaignArn)
    {
        PersonalizeArn.Require(campaignArn, "campaignArn", PersonalizeKind.Campaign, PersonalizeKind.Recommender);
        var campaign = records.Current.Get<Resource>(campaignArn);
        await writer.FlushAsync();
        var now = records.Now;
        var hour = UsageRange.HourOf(now);
        var (first, end) = (hour.AddHours(-23), hour.AddHours(1));
        CampaignUsage[] day = [.. (await store.ReadAsync(first, end, CancellationToken.None)).Where(usage => usage.CampaignArn == campaign.Arn)];
        RequestFigures[] hours = [.. Enumerable.Range(0, 24).Select(index => first.AddHours(index)).Select(from => Figures.Of([.. day.Where(usage => usage.Hour == from)], from, from.AddHours(1), now))];
        return new()
        {
            CampaignArn = campaign.Arn,
            LastRequest = (day.LastOrDefault() ?? (await store.ReadLastAsync(CancellationToken.None)).FirstOrDefault(usage => usage.CampaignArn == campaign.Arn))?.Last,
            LastHour = hours[^1],
            LastDay = Figures.Of(day, first, end, now),
            Hours = hours,
        };
    }

    /// <summary>Reads the usage of a period, up to the latest request.</summary>
    public async Task<UsageData> ReadAsync(UsageRange range)
    {
        await writer.FlushAsync();
        return await UsageData.ReadAsync(store, range.Since, range.Until, records.Now, CancellationToken.None);
    }
}
