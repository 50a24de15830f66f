using Usher.Core.DatasetGroups;
using Usher.Wire.Personalize;
using static Usher.Api.Personalize.OperationHandler;

namespace Usher.Api.Personalize.Operations;

internal sealed class DatasetGroupHandlers(DatasetGroupOperations groups) : IOperationGroup
{
    public IEnumerable<OperationHandler> Handlers =>
    [
        For<CreateDatasetGroupRequest, CreateDatasetGroupResponse>(groups.CreateAsync),
        For<DescribeDatasetGroupRequest, DescribeDatasetGroupResponse>(groups.Describe),
        For<ListDatasetGroupsRequest, ListDatasetGroupsResponse>(groups.List),
        For<DeleteDatasetGroupRequest>(groups.DeleteAsync),
    ];
}
