using CsCheck;
using Usher.Contracts;
using Usher.Metering.Usage;
using Usher.Wire.Errors;

namespace Usher.Metering.Tests.Usage;

public sealed class CampaignMeterTests
{
    [Fact]
    public void Every_answer_is_in_the_five_minutes_and_the_hour_in_which_it_came_and_refusals_are_in_none() =>
        Gen.Select(Gen.Int[0, 4 * 3_600], Gen.Bool).Array[0, 60].Sample(
            requests =>
            {
                var clock = new StandingClock();
                var meter = new CampaignMeter(new(new(), clock), clock);
                foreach (var (second, isRefused) in requests.OrderBy(request => request.Item1))
                {
                    clock.Now = LedgerWorld.Noon.AddSeconds(second);
                    Ask(meter, isRefused);
                }

                var taken = meter.Take();

                foreach (var hour in taken)
                {
                    var its = requests.Where(request => LedgerWorld.Noon.AddHours(request.Item1 / 3_600) == hour.Hour).ToArray();
                    Assert.Equal((its.Length, its.Count(request => request.Item2)), (hour.Requests, hour.Errors));
                    Assert.Equal(Enumerable.Range(0, 12).Select(window => (long)its.Count(request => !request.Item2 && request.Item1 % 3_600 / 300 == window)), hour.Answered);
                    Assert.Equal(LedgerWorld.Noon.AddSeconds(its.Max(request => request.Item1)), hour.Last);
                    Assert.Equal(its.GroupBy(request => request.Item1).Max(second => second.Count()), hour.PeakTps);
                }

                Assert.Equal(requests.Length, taken.Sum(hour => hour.Requests));
                Assert.Empty(meter.Take());
            },
            iter: 200,
            threads: 1);

    [Fact]
    public void What_was_put_back_is_taken_the_next_time_with_what_came_meanwhile()
    {
        var clock = new StandingClock();
        var meter = new CampaignMeter(new(new(), clock), clock);
        Ask(meter, isRefused: false);
        var first = meter.Take();
        clock.Now = clock.Now.AddMinutes(7);
        Ask(meter, isRefused: false);

        meter.PutBack(first);

        var hour = Assert.Single(meter.Take());
        Assert.Equal((2, 1, 1, clock.Now), (hour.Requests, hour.Answered[0], hour.Answered[1], hour.Last));
    }

    [Fact]
    public void A_request_above_the_capacity_counts_as_an_error()
    {
        var clock = new StandingClock();
        var meter = new CampaignMeter(new(new() { MultipleOfMinProvisionedTps = 1 }, clock), clock);
        Ask(meter, isRefused: false);

        Assert.Equal("ThrottlingException", Assert.Throws<AwsException>(() => meter.Begin(LedgerWorld.Campaign, minTps: 1)).Code);

        var hour = Assert.Single(meter.Take());
        Assert.Equal((2, 1), (hour.Requests, hour.Errors));
    }

    private static void Ask(CampaignMeter meter, bool isRefused) => meter.End(LedgerWorld.Campaign, meter.Begin(LedgerWorld.Campaign, minTps: 1), isRefused);
}
