using CsCheck;
using Usher.Contracts;
using Usher.Metering.Usage;

namespace Usher.Metering.Tests.Usage;

public sealed class CampaignBillTests
{
    private static DateTimeOffset Hour => LedgerWorld.Noon;

    [Fact, AwsSource("Developer Guide of 2023, Creating a campaign: TPS-hours")]
    public void An_hour_of_a_campaign_that_is_not_asked_costs_its_minimum()
    {
        var bill = CampaignBill.Of(Hour, null, [Span(minimum: 2)], Hour.AddDays(1));

        Assert.Equal(new CampaignBill(3_600, 2, 7_200), bill);
    }

    [Fact, AwsSource("Developer Guide of 2023, Creating a campaign: in each five minutes the larger of minimum and average")]
    public void A_peak_counts_in_its_five_minutes_by_the_older_rule_and_is_made_up_for_by_quiet_ones_in_the_newer()
    {
        // 3,000 in one window are 10 TPS there; the other eleven have the minimum of 1: (10 + 11) / 12 TPS-hours. In the hour the minimum is 3,600, and 3,000 were asked.
        var bill = CampaignBill.Of(Hour, Asked(3_000, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), [Span(minimum: 1)], Hour.AddDays(1));

        Assert.Equal(21.0 / 12, bill.TpsHours, precision: 9);
        Assert.Equal(3_600, bill.Requests);
    }

    [Fact]
    public void More_requests_than_the_minimum_of_the_hour_are_billed_as_they_are() =>
        Assert.Equal(12_000, CampaignBill.Of(Hour, Asked([.. Enumerable.Repeat(1_000L, 12)]), [Span(minimum: 1)], Hour.AddDays(1)).Requests);

    [Fact]
    public void Of_an_hour_that_has_not_passed_the_rest_is_not_billed() =>
        Assert.Equal(new CampaignBill(900, 0.25, 900), CampaignBill.Of(Hour, null, [Span(minimum: 1)], Hour.AddMinutes(15)));

    [Fact]
    public void A_campaign_that_was_deleted_and_made_again_in_one_hour_is_billed_for_both_times()
    {
        var bill = CampaignBill.Of(Hour, null, [Span(1, 0, 10), Span(3, 40, 60)], Hour.AddDays(1));

        Assert.Equal(1_800, bill.ActiveSeconds, precision: 6);
        Assert.Equal((600 + 3 * 1_200) / 3_600.0, bill.TpsHours, precision: 9);
    }

    [Fact]
    public void The_older_rule_never_bills_less_than_the_newer_and_neither_less_than_the_minimum_or_the_requests() =>
        Gen.Select(Gen.Long[0, 5_000].Array[12], Gen.Int[1, 20], Gen.Int[0, 59], Gen.Int[1, 60]).Sample((windows, minimum, begin, length) =>
        {
            var bill = CampaignBill.Of(Hour, Asked(windows), [Span(minimum, begin, begin + length)], Hour.AddDays(1));

            Assert.True(bill.TpsHours * 3_600 >= bill.Requests - 1e-6);
            Assert.True(bill.Requests >= Math.Max(windows.Sum(), bill.ActiveSeconds * minimum) - 1e-6);
            Assert.Equal(60.0 * Math.Min(length, 60 - begin), bill.ActiveSeconds, precision: 6);
        });

    private static CampaignUsage Asked(params long[] windows) => new(LedgerWorld.Campaign, Hour, windows.Sum(), 0, 0, 1, new long[LatencyBuckets.Count]) { Answered = windows };

    private static CampaignSpan Span(int minimum, double fromMinute = -600, double toMinute = 600) =>
        new(LedgerWorld.Campaign, Hour.AddMinutes(fromMinute), Hour.AddMinutes(toMinute), minimum, "arn:aws:personalize:us-east-1:123456789012:solution/films");
}
