using Usher.Core.Filters;
using Usher.Wire.Personalize;
using static Usher.Api.Personalize.OperationHandler;

namespace Usher.Api.Personalize.Operations;

internal sealed class FilterHandlers(FilterOperations filters) : IOperationGroup
{
    public IEnumerable<OperationHandler> Handlers =>
    [
        For<CreateFilterRequest, CreateFilterResponse>(filters.CreateAsync),
        For<DescribeFilterRequest, DescribeFilterResponse>(filters.Describe),
        For<ListFiltersRequest, ListFiltersResponse>(filters.List),
        For<DeleteFilterRequest>(filters.DeleteAsync),
    ];
}
