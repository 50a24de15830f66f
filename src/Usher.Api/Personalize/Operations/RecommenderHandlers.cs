using Usher.Core.Recommenders;
using Usher.Wire.Personalize;
using static Usher.Api.Personalize.OperationHandler;

namespace Usher.Api.Personalize.Operations;

internal sealed class RecommenderHandlers(RecommenderOperations recommenders) : IOperationGroup
{
    public IEnumerable<OperationHandler> Handlers =>
    [
        For<CreateRecommenderRequest, CreateRecommenderResponse>(recommenders.CreateAsync),
        For<DescribeRecommenderRequest, DescribeRecommenderResponse>(recommenders.Describe),
        For<ListRecommendersRequest, ListRecommendersResponse>(recommenders.List),
        For<UpdateRecommenderRequest, UpdateRecommenderResponse>(recommenders.UpdateAsync),
        For<StartRecommenderRequest, StartRecommenderResponse>(recommenders.StartAsync),
        For<StopRecommenderRequest, StopRecommenderResponse>(recommenders.StopAsync),
        For<DeleteRecommenderRequest>(recommenders.DeleteAsync),
    ];
}
