using Usher.Core.Imports;
using Usher.Wire.Personalize;
using static Usher.Api.Personalize.OperationHandler;

namespace Usher.Api.Personalize.Operations;

internal sealed class ImportJobHandlers(ImportJobOperations imports) : IOperationGroup
{
    public IEnumerable<OperationHandler> Handlers =>
    [
        For<CreateDatasetImportJobRequest, CreateDatasetImportJobResponse>(imports.CreateAsync),
        For<DescribeDatasetImportJobRequest, DescribeDatasetImportJobResponse>(imports.Describe),
        For<ListDatasetImportJobsRequest, ListDatasetImportJobsResponse>(imports.List),
    ];
}
