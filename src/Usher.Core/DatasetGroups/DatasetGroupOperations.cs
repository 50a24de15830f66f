using Usher.Core.Errors;
using Usher.Core.Naming;
using Usher.Core.Quotas;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Wire.Personalize;

namespace Usher.Core.DatasetGroups;

/// <summary>CreateDatasetGroup, DescribeDatasetGroup, ListDatasetGroups, DeleteDatasetGroup.</summary>
public sealed class DatasetGroupOperations(ServiceRecords records, Pages pages, ServiceQuotas quotas)
{
    public async Task<CreateDatasetGroupResponse> CreateAsync(CreateDatasetGroupRequest request, PersonalizeArns at, CancellationToken cancellationToken)
    {
        if (request.KmsKeyArn is null != request.RoleArn is null)
            throw ServiceErrors.InvalidInput($"{(request.KmsKeyArn is null ? "roleArn came without kmsKeyArn" : "kmsKeyArn came without roleArn")}; give both or neither.");

        var tags = TagRules.Check(request.Tags);
        var arn = at.Of(PersonalizeKind.DatasetGroup, request.Name).ToString();
        await records.ChangeAsync(
            before =>
            {
                before.CheckQuota<DatasetGroupResource>(
                    arn, quotas.DatasetGroups, group => at.Has(group.Arn),
                    $"There are {quotas.DatasetGroups} dataset groups, as many as are allowed. Delete one, or raise the quota.");

                var now = records.Now;
                var shape = new DatasetGroup
                {
                    Name = request.Name,
                    DatasetGroupArn = arn,
                    Status = Statuses.Active,
                    RoleArn = request.RoleArn,
                    KmsKeyArn = request.KmsKeyArn,
                    Domain = request.Domain,
                    CreationDateTime = now,
                    LastUpdatedDateTime = now,
                };
                return before.Add(new DatasetGroupResource(shape) { Tags = tags });
            },
            cancellationToken);
        return new() { DatasetGroupArn = arn, Domain = request.Domain };
    }

    public DescribeDatasetGroupResponse Describe(DescribeDatasetGroupRequest request) => new() { DatasetGroup = records.Current.Get<DatasetGroupResource>(request.DatasetGroupArn).Shape };

    public ListDatasetGroupsResponse List(ListDatasetGroupsRequest request, PersonalizeArns at)
    {
        var (page, next) = pages.Cut<DatasetGroupResource>("dataset groups", records.Current, at, request.MaxResults, request.NextToken);
        return new() { DatasetGroups = [.. page.Select(group => Summary(group.Shape))], NextToken = next };
    }

    /// <remarks>API reference, DeleteDatasetGroup: event trackers, solutions, recommenders and datasets have to go first. Filters go with the group.</remarks>
    public Task DeleteAsync(DeleteDatasetGroupRequest request, CancellationToken cancellationToken) => records.ChangeAsync(
        before =>
        {
            var group = before.Get<DatasetGroupResource>(request.DatasetGroupArn);
            var members = before.All.Where(resource => (resource as IGroupMember)?.DatasetGroupArn == group.Arn).ToLookup(resource => resource is FilterResource);
            string[] others = [.. members[false].Select(member => member.Arn).Order(StringComparer.Ordinal)];
            return others.Length == 0
                ? before.Without([group, .. members[true]])
                : throw ServiceErrors.InUse($"The dataset group {group.Arn} still has {string.Join(", ", others)}. Delete {(others.Length == 1 ? "it" : "them")} first.");
        },
        cancellationToken);

    private static DatasetGroupSummary Summary(DatasetGroup group) => new()
    {
        Name = group.Name,
        DatasetGroupArn = group.DatasetGroupArn,
        Status = group.Status,
        CreationDateTime = group.CreationDateTime,
        LastUpdatedDateTime = group.LastUpdatedDateTime,
        FailureReason = group.FailureReason,
        Domain = group.Domain,
    };
}
