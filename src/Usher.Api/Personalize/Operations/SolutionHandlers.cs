using Usher.Core.Solutions;
using Usher.Wire.Personalize;
using static Usher.Api.Personalize.OperationHandler;

namespace Usher.Api.Personalize.Operations;

internal sealed class SolutionHandlers(SolutionOperations solutions) : IOperationGroup
{
    public IEnumerable<OperationHandler> Handlers =>
    [
        For<CreateSolutionRequest, CreateSolutionResponse>(solutions.CreateAsync),
        For<DescribeSolutionRequest, DescribeSolutionResponse>(solutions.Describe),
        For<ListSolutionsRequest, ListSolutionsResponse>(solutions.List),
        For<UpdateSolutionRequest, UpdateSolutionResponse>(solutions.UpdateAsync),
        For<DeleteSolutionRequest>(solutions.DeleteAsync),
    ];
}
