using Usher.Core.Datasets;
using Usher.Wire.Personalize;
using static Usher.Api.Personalize.OperationHandler;

namespace Usher.Api.Personalize.Operations;

internal sealed class DatasetHandlers(DatasetOperations datasets) : IOperationGroup
{
    public IEnumerable<OperationHandler> Handlers =>
    [
        For<CreateDatasetRequest, CreateDatasetResponse>(datasets.CreateAsync),
        For<DescribeDatasetRequest, DescribeDatasetResponse>(datasets.Describe),
        For<ListDatasetsRequest, ListDatasetsResponse>(datasets.List),
        For<UpdateDatasetRequest, UpdateDatasetResponse>(datasets.UpdateAsync),
        For<DeleteDatasetRequest>(datasets.DeleteAsync),
    ];
}
