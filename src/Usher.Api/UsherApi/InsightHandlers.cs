using Usher.Api.Calls;
using Usher.Core.Items;
using Usher.Core.Histories;
using Usher.Core.Naming;

namespace Usher.Api.UsherApi;

/// <summary>The items, users and interactions of a dataset group.</summary>
internal sealed class InsightHandlers(ItemOperations items, HistoryOperations histories) : IUsherOperationGroup
{
    private const int LongestHistory = 1_000;

    public IEnumerable<UsherOperation> Operations =>
    [
        new("ListItems", "GET", "items", ListItemsAsync),
        new("SearchItems", "GET", "items/search", SearchItemsAsync),
        new("ListUsers", "GET", "users", ListUsersAsync),
        new("DescribeHistory", "GET", "users/history", DescribeHistoryAsync),
        new("DescribeStatistics", "GET", "datasets/statistics", DescribeStatisticsAsync),
    ];

    private async Task ListItemsAsync(AwsCall call, CancellationToken cancellationToken)
    {
        var group = call.AuthorizeOnGroup("usher:ListItems");
        string[] ids = [.. call.Parameter("ids", "ID,ID").Split(',', StringSplitOptions.RemoveEmptyEntries)];
        await call.AnswerAsync(await items.ListAsync(group, ids, cancellationToken), cancellationToken);
    }

    private async Task SearchItemsAsync(AwsCall call, CancellationToken cancellationToken)
    {
        var group = call.AuthorizeOnGroup("usher:SearchItems");
        var found = await items.SearchAsync(
            new()
            {
                DatasetGroupArn = group,
                Query = call.OptionalParameter("query") ?? "",
                Column = call.OptionalParameter("column"),
                Value = call.OptionalParameter("value"),
                MaxResults = PageSizeOf(call),
                NextToken = call.OptionalParameter("nextToken"),
            },
            cancellationToken);
        await call.AnswerAsync(found, cancellationToken);
    }

    private async Task ListUsersAsync(AwsCall call, CancellationToken cancellationToken)
    {
        var group = call.AuthorizeOnGroup("usher:ListUsers");
        await call.AnswerAsync(await histories.ListUsersAsync(group, call.OptionalParameter("query") ?? "", PageSizeOf(call), call.OptionalParameter("nextToken"), cancellationToken), cancellationToken);
    }

    private async Task DescribeHistoryAsync(AwsCall call, CancellationToken cancellationToken)
    {
        var group = call.AuthorizeOnGroup("usher:DescribeHistory");
        var max = call.OptionalNumber("maxResults", 1, LongestHistory) ?? Pages.MaxPageSize;
        await call.AnswerAsync(await histories.DescribeAsync(group, call.Parameter("userId", "USER"), max, cancellationToken), cancellationToken);
    }

    private async Task DescribeStatisticsAsync(AwsCall call, CancellationToken cancellationToken) =>
        await call.AnswerAsync(await histories.DescribeStatisticsAsync(call.AuthorizeOnGroup("usher:DescribeStatistics"), cancellationToken), cancellationToken);

    private static int? PageSizeOf(AwsCall call) => call.OptionalNumber("maxResults", 1, Pages.MaxPageSize);
}
