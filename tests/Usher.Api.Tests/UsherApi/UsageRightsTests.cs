using Usher.Api.UsherApi;

namespace Usher.Api.Tests.UsherApi;

/// <summary>Nothing of usage, cost, budgets and clean-up is told to anybody who may not ask for it.</summary>
public sealed class UsageRightsTests
{
    private const string Campaign = "arn:aws:personalize:us-east-1:123456789012:campaign/c";

    [Theory]
    [InlineData("GET", "usage", "usher:DescribeUsage")]
    [InlineData("GET", "usage/cost", "usher:DescribeCost")]
    [InlineData("POST", "usage/cost", "usher:DescribeCost")]
    [InlineData("GET", "campaigns/statistics?campaignArn=" + Campaign, "usher:DescribeCampaignStatistics on resource: " + Campaign)]
    [InlineData("PUT", "budgets", "usher:PutBudget")]
    [InlineData("GET", "budgets", "usher:DescribeBudgets")]
    [InlineData("DELETE", "budgets?name=b", "usher:DeleteBudget")]
    [InlineData("GET", "cleanup?idleDays=7", "usher:DescribeCleanup")]
    [InlineData("GET", "cleanup?datasetGroup=films", "usher:DescribeCleanup")]
    public async Task Who_may_not_ask_is_told_which_right_he_lacks(string method, string path, string right)
    {
        // The rights are asked for before anything is looked at, so there need be nothing to look at.
        await using var server = await new TestServer { Own = new UsherService([new UsageHandlers(null!, null!, null!), new BudgetHandlers(null!), new CleanupHandlers(null!)]) }.StartAsync();

        var answer = await server.SendAsync(server.Keys.Add(TestKeys.User("ana")), "usher", new(method), "/_usher/v1/" + path);

        answer.RefusedWith("AccessDeniedException");
        Assert.Contains($"is not authorized to perform: {right}", answer.Body, StringComparison.Ordinal);
    }
}
