using Usher.Core.Actions;
using Usher.Core.Serving;
using Usher.Wire.PersonalizeRuntime;
using static Usher.Api.Personalize.OperationHandler;

namespace Usher.Api.Personalize.Operations;

internal sealed class RuntimeHandlers(RecommendationOperations recommendations, RankingOperations rankings, ActionRecommendationOperations actions) : IOperationGroup
{
    public IEnumerable<OperationHandler> Handlers =>
    [
        For<GetRecommendationsRequest, GetRecommendationsResponse>(recommendations.GetAsync),
        For<GetPersonalizedRankingRequest, GetPersonalizedRankingResponse>(rankings.GetAsync),
        For<GetActionRecommendationsRequest, GetActionRecommendationsResponse>(actions.GetAsync),
    ];
}
