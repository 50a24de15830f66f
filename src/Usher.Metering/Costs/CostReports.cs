using Usher.Core.Records;
using Usher.Metering.Usage;
using Usher.Wire.UsherApi;

namespace Usher.Metering.Costs;

/// <summary>Reports what the usage would have cost on AWS.</summary>
public sealed class CostReports(UsageReports usage, Prices prices, ServiceRecords records)
{
    /// <summary>The prices of the server.</summary>
    public PriceList Prices => prices.Current;

    /// <summary>The cost of a period.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException.</exception>
    public async Task<DescribeCostResponse> DescribeAsync(DescribeCostRequest request)
    {
        var list = request.Prices is null ? prices.Current : Costs.Prices.Check(request.Prices);
        var now = records.Now;
        var range = UsageRange.Parse(request.Since, request.Until, now);
        var needed = Forecast.Needs(now);
        var read = await usage.ReadAsync(new(Earlier(range.Since, needed.Since), Earlier(range.Until, needed.Until) == range.Until ? needed.Until : range.Until));
        return CostReport.Of(read, range, list, request.FreeTier, now);
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
