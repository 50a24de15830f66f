using Usher.Api.Calls;
using Usher.Core.Records;
using Usher.Metering.Costs;
using Usher.Metering.Usage;
using Usher.Wire.Errors;
using Usher.Wire.UsherApi;

namespace Usher.Api.UsherApi;

/// <summary>Usage, and what it would have cost on AWS.</summary>
internal sealed class UsageHandlers(UsageReports reports, CostReports costs, ServiceRecords records) : IUsherOperationGroup
{
    public IEnumerable<UsherOperation> Operations =>
    [
        new("DescribeUsage", "GET", "usage", DescribeUsageAsync),
        new("DescribeCampaignStatistics", "GET", "campaigns/statistics", DescribeCampaignStatisticsAsync),
        new("DescribeCost", "GET", "usage/cost", DescribeCostAsync),
        new("DescribeCost", "POST", "usage/cost", DescribeCostAtAsync),
    ];

    private async Task DescribeUsageAsync(AwsCall call, CancellationToken cancellationToken)
    {
        call.Authorize("usher:DescribeUsage", "*");
        var range = UsageRange.Parse(call.OptionalParameter("since"), call.OptionalParameter("until"), records.Now);
        await call.AnswerAsync(await reports.DescribeAsync(range, call.OptionalParameter("granularity") ?? "total", cancellationToken), cancellationToken);
    }

    private async Task DescribeCampaignStatisticsAsync(AwsCall call, CancellationToken cancellationToken)
    {
        var arn = call.Parameter("campaignArn", "arn:aws:personalize:REGION:ACCOUNT:campaign/NAME");
        call.Authorize("usher:DescribeCampaignStatistics", arn);
        await call.AnswerAsync(await reports.DescribeAsync(arn), cancellationToken);
    }

    private async Task DescribeCostAsync(AwsCall call, CancellationToken cancellationToken)
    {
        call.Authorize("usher:DescribeCost", "*");
        var isFree = call.OptionalParameter("freeTier") switch
        {
            null or "false" => false,
            "true" => true,
            var other => throw new AwsException("InvalidInputException", $"freeTier is '{other}'; true and false are allowed."),
        };
        await call.AnswerAsync(await costs.DescribeAsync(new() { Since = call.OptionalParameter("since"), Until = call.OptionalParameter("until"), FreeTier = isFree }), cancellationToken);
    }

    // The same, at prices that the caller brings.
    private async Task DescribeCostAtAsync(AwsCall call, CancellationToken cancellationToken)
    {
        call.Authorize("usher:DescribeCost", "*");
        await call.AnswerAsync(await costs.DescribeAsync(await call.ReadAsync<DescribeCostRequest>(cancellationToken)), cancellationToken);
    }
}
