using Usher.Core.Jobs;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Core.Rows;
using Usher.Datasets.Schemas;

namespace Usher.Core.Filters;

/// <summary>Creates a filter: reads the rows that it needs, so that the first request with it is fast, and then makes it ACTIVE.</summary>
internal sealed class FilterWork(ServiceRecords records, RowTables tables) : IJobWork
{
    public bool IsFor(Resource resource) => resource is FilterResource;

    public Resource Failed(Resource resource, string reason, DateTimeOffset now) =>
        resource is FilterResource filter ? filter with { Shape = filter.Shape with { Status = Statuses.CreateFailed, FailureReason = reason, LastUpdatedDateTime = now } } : resource;

    public async Task RunAsync(string arn, CancellationToken cancellationToken, CancellationToken giveUp)
    {
        if (await SetAsync(arn, Statuses.CreateInProgress, cancellationToken) is not { } begun)
            return;

        await tables.OfAsync(begun.DatasetGroupArn, DatasetType.Items, cancellationToken);
        await SetAsync(arn, Statuses.Active, cancellationToken);
    }

    private Task<FilterResource?> SetAsync(string arn, string status, CancellationToken cancellationToken) => records.ChangeAsync<FilterResource>(
        arn, filter => filter with { Shape = filter.Shape with { Status = status, LastUpdatedDateTime = records.Now } }, cancellationToken);
}
