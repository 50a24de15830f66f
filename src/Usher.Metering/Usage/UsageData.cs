using Usher.Wire.UsherApi;

namespace Usher.Metering.Usage;

/// <summary>The usage of some hours. It is read once, and then divided into periods of whole hours.</summary>
public sealed class UsageData
{
    private readonly DateTimeOffset _now;
    private readonly SortedDictionary<string, CampaignHours> _campaigns = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<TrainingRun> _trainings;
    private readonly IReadOnlyList<(string Dataset, DateTimeOffset At, long Imported, long Streamed)> _data;

    private UsageData(IReadOnlyList<CampaignUsage> usage, IReadOnlyList<StreamedData> streamed, IReadOnlyList<LedgerEntry> ledger, DateTimeOffset now)
    {
        _now = now;
        foreach (var span in ledger.OfType<CampaignSpan>())
            Of(span.Resource).Spans.Add(span);
        foreach (var hour in usage)
            Of(hour.CampaignArn).Hours[hour.Hour] = hour;
        foreach (var campaign in _campaigns.Values)
            campaign.Bound();
        _trainings = [.. ledger.OfType<TrainingRun>().Where(run => run.End is not null)];
        _data =
        [
            .. ledger.OfType<ImportedData>().Select(import => (import.Dataset, import.Begin, import.Bytes, 0L)),
            .. streamed.Select(hour => (hour.DatasetArn, hour.Hour, 0L, hour.Bytes)),
        ];
    }

    /// <summary>The campaigns that were ACTIVE at a time, each with its last span.</summary>
    public IEnumerable<CampaignSpan> ActiveAt(DateTimeOffset moment) =>
        _campaigns.Values.SelectMany(campaign => campaign.Spans).Where(span => span.Begin <= moment && (span.End is null || span.End > moment));

    /// <summary>Reads the usage of a period.</summary>
    /// <param name="store">The store of usage.</param>
    /// <param name="since">The beginning, a whole hour.</param>
    /// <param name="until">The end, a whole hour.</param>
    /// <param name="now">The time now.</param>
    /// <param name="cancellationToken">Cancels the reads.</param>
    public static async Task<UsageData> ReadAsync(IUsageStore store, DateTimeOffset since, DateTimeOffset until, DateTimeOffset now, CancellationToken cancellationToken) => new(
        await store.ReadAsync(since, until, cancellationToken), await store.ReadStreamedAsync(since, until, cancellationToken), await store.ReadLedgerAsync(since, until, cancellationToken), now);

    /// <summary>The usage of a part of the period.</summary>
    /// <param name="from">The beginning, a whole hour.</param>
    /// <param name="to">The end, a whole hour.</param>
    public UsagePeriod In(DateTimeOffset from, DateTimeOffset to) => new()
    {
        From = from,
        To = to,
        Campaigns = [.. _campaigns.Select(campaign => UsageOf(campaign.Key, campaign.Value, from, to)).Where(usage => usage is { ActiveHours: > 0 } or { Asked.Requests: > 0 })],
        Trainings =
        [
            .. _trainings.Where(run => run.End >= from && run.End < to).OrderBy(run => run.Resource, StringComparer.Ordinal)
                .Select(run => new UsageOfTraining { SolutionVersionArn = run.Resource, Recipe = run.Recipe, Status = run.Status, Hours = Round(run.Hours) }),
        ],
        Datasets =
        [
            .. _data.Where(data => data.At >= from && data.At < to).GroupBy(data => data.Dataset).OrderBy(dataset => dataset.Key, StringComparer.Ordinal)
                .Select(dataset => new UsageOfDataset { DatasetArn = dataset.Key, BytesImported = dataset.Sum(data => data.Imported), BytesStreamed = dataset.Sum(data => data.Streamed) }),
        ],
    };

    private UsageOfCampaign UsageOf(string arn, CampaignHours campaign, DateTimeOffset from, DateTimeOffset to)
    {
        var bill = new CampaignBill();
        var asked = new List<CampaignUsage>();
        // A request may be for fifty years, so hours before and after the campaign's life are skipped.
        var (first, end) = (campaign.First > from ? campaign.First : from, campaign.Last is { } last && last < to ? last.AddHours(1) : to);
        for (var hour = first; hour < end && hour <= _now; hour = hour.AddHours(1))
        {
            var usage = campaign.Hours.GetValueOrDefault(hour);
            bill = bill.Plus(CampaignBill.Of(hour, usage, campaign.Spans, _now));
            if (usage is not null)
                asked.Add(usage);
        }

        return new()
        {
            CampaignArn = arn,
            Asked = Figures.Of(asked, from, to, _now),
            ActiveHours = Round(bill.ActiveSeconds / 3600),
            TpsHours = RecommenderArns.IsOfRecommender(arn) ? 0 : Round(bill.TpsHours),
            BilledRequests = Round(bill.Requests),
        };
    }

    private CampaignHours Of(string arn)
    {
        if (!_campaigns.TryGetValue(arn, out var campaign))
            _campaigns.Add(arn, campaign = new());
        return campaign;
    }

    // Enough digits for a thousandth of a cent, without rounding errors of binary fractions.
    private static double Round(double amount) => Math.Round(amount, 6);

    private sealed class CampaignHours
    {
        public List<CampaignSpan> Spans { get; } = [];

        public Dictionary<DateTimeOffset, CampaignUsage> Hours { get; } = [];

        /// <summary>The first hour with usage.</summary>
        public DateTimeOffset First { get; private set; }

        /// <summary>The last hour with usage; null while the campaign exists.</summary>
        public DateTimeOffset? Last { get; private set; }

        /// <summary>Computes the first and the last hour, after everything was added.</summary>
        public void Bound()
        {
            First = Spans.Select(span => UsageRange.HourOf(span.Begin)).Concat(Hours.Keys).Min();
            Last = Spans.Any(span => span.End is null) ? null : Spans.Select(span => UsageRange.HourOf(span.End!.Value)).Concat(Hours.Keys).Max();
        }
    }
}
