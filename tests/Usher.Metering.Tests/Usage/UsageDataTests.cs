using CsCheck;
using Usher.Metering.Usage;
using Usher.Wire.Errors;
using Usher.Wire.UsherApi;

namespace Usher.Metering.Tests.Usage;

public sealed class UsageDataTests : IAsyncLifetime
{
    private LedgerWorld _world = null!;

    private static DateTimeOffset Noon => LedgerWorld.Noon;

    public async ValueTask InitializeAsync() => _world = await LedgerWorld.StartAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task The_hours_of_a_time_add_up_to_its_total()
    {
        await _world.PutCampaignAsync(tps: 2);
        await Gen.Select(Gen.Int[0, 71], Gen.Long[0, 20_000], Gen.Long[0, 9_000]).List[1, 30].SampleAsync(
            async hours =>
            {
                await _world.Store.AddAsync(
                    [.. hours.Select(hour => Asked(Noon.AddHours(hour.Item1), hour.Item2))],
                    [.. hours.Select(hour => new StreamedData(LedgerWorld.Dataset, Noon.AddHours(hour.Item1), hour.Item3))]);
                _world.Clock.Now = Noon.AddHours(71.4);
                var usage = await _world.ReadAsync(Noon, Noon.AddHours(72));

                var total = usage.In(Noon, Noon.AddHours(72));
                UsagePeriod[] each = [.. Enumerable.Range(0, 72).Select(hour => usage.In(Noon.AddHours(hour), Noon.AddHours(hour + 1)))];

                var campaign = Assert.Single(total.Campaigns);
                Assert.Equal(campaign.Asked.Requests, each.Sum(hour => hour.Campaigns.Sum(one => one.Asked.Requests)));
                Assert.Equal(campaign.TpsHours, each.Sum(hour => hour.Campaigns.Sum(one => one.TpsHours)), precision: 4);
                Assert.Equal(campaign.BilledRequests, each.Sum(hour => hour.Campaigns.Sum(one => one.BilledRequests)), precision: 3);
                Assert.Equal(71.4, each.Sum(hour => hour.Campaigns.Sum(one => one.ActiveHours)), precision: 4);
                Assert.Equal(total.Datasets.Sum(one => one.BytesStreamed), each.Sum(hour => hour.Datasets.Sum(one => one.BytesStreamed)));
            },
            iter: 10,
            threads: 1);
    }

    [Fact]
    public void A_percentile_is_the_bound_of_the_bucket_it_lies_in()
    {
        var counts = new long[LatencyBuckets.Count];
        counts[1] = 50;                                       // up to 1 ms
        counts[3] = 40;                                       // up to 4 ms
        counts[8] = 9;                                        // up to 128 ms
        counts[12] = 1;                                       // longer than 1,024 ms

        Assert.Equal([1, 4, 128, 1024], new[] { 0.5, 0.9, 0.99, 1 }.Select(share => LatencyBuckets.Percentile(counts, share)!.Value));
        Assert.Null(LatencyBuckets.Percentile(new long[LatencyBuckets.Count], 0.5));
    }

    [Fact]
    public void A_time_is_that_of_the_hours_it_touches_and_by_default_this_month()
    {
        var now = Noon.AddMinutes(20);

        Assert.Equal(new(new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), Noon.AddHours(1)), UsageRange.Parse(null, null, now));
        Assert.Equal(new(Noon.AddHours(-12), Noon.AddHours(12)), UsageRange.Parse("2026-11-23", "2026-11-24", now));
        Assert.Equal(new(Noon, Noon.AddHours(2)), UsageRange.Parse("2026-11-23T12:59Z", "2026-11-23T13:00:01Z", now));
        Assert.Equal(new(Noon, Noon.AddHours(1)), UsageRange.Parse($"{Noon.ToUnixTimeSeconds()}", null, now));
    }

    [Theory]
    [InlineData("yesterday", null, "since is 'yesterday'; a date such as 2026-11-23")]
    [InlineData("2026-13-01", null, "since is '2026-13-01'")]
    [InlineData("1000-01-01", null, "since is '1000-01-01'")]
    [InlineData("2026-11-23", "99999999999999", "until is '99999999999999'")]
    [InlineData("2026-11-24", "2026-11-23", "until has to be later")]
    public void A_time_that_is_none_is_told_with_how_one_looks(string since, string? until, string text)
    {
        var refusal = Assert.Throws<AwsException>(() => UsageRange.Parse(since, until, Noon));

        Assert.Equal("InvalidInputException", refusal.Code);
        Assert.Contains(text, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_falls_into_months_that_follow_each_other() =>
        Gen.Select(Gen.Int[0, 40_000], Gen.Int[1, 20_000]).Sample((begin, length) =>
        {
            var range = new UsageRange(DateTimeOffset.UnixEpoch.AddHours(begin), DateTimeOffset.UnixEpoch.AddHours(begin + length));
            UsageRange[] months = [.. range.Months()];

            Assert.Equal((range.Since, range.Until), (months[0].Since, months[^1].Until));
            Assert.All(months, month => Assert.Equal(UsageRange.MonthOf(month.Since), UsageRange.MonthOf(month.Until.AddHours(-1))));
            Assert.All(months.Zip(months.Skip(1)), pair => Assert.Equal(pair.First.Until, pair.Second.Since));
        });

    private static CampaignUsage Asked(DateTimeOffset hour, long requests) =>
        new(LedgerWorld.Campaign, hour, requests, 0, 0, 1, [requests, .. new long[LatencyBuckets.Count - 1]]) { Answered = [requests, .. new long[BillingWindows.InHour - 1]], Last = hour };
}
