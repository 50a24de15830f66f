using Usher.Core.Solutions;
using Usher.Wire.Personalize;
using static Usher.Api.Personalize.OperationHandler;

namespace Usher.Api.Personalize.Operations;

internal sealed class SolutionVersionHandlers(SolutionVersionOperations versions) : IOperationGroup
{
    public IEnumerable<OperationHandler> Handlers =>
    [
        For<CreateSolutionVersionRequest, CreateSolutionVersionResponse>(versions.CreateAsync),
        For<DescribeSolutionVersionRequest, DescribeSolutionVersionResponse>(versions.Describe),
        For<ListSolutionVersionsRequest, ListSolutionVersionsResponse>(versions.List),
        For<StopSolutionVersionCreationRequest>(versions.StopAsync),
        For<GetSolutionMetricsRequest, GetSolutionMetricsResponse>(versions.GetMetrics),
    ];
}
