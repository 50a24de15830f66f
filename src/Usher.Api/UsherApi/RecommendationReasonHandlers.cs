using Usher.Api.Calls;
using Usher.Core.Serving;
using Usher.Wire.UsherApi;

namespace Usher.Api.UsherApi;

/// <summary>Explains why items are recommended to a user.</summary>
internal sealed class RecommendationReasonHandlers(RecommendationExplanations explanations) : IUsherOperationGroup
{
    public IEnumerable<UsherOperation> Operations => [new("ExplainRecommendations", "POST", "recommendations/explain", ExplainAsync)];

    private async Task ExplainAsync(AwsCall call, CancellationToken cancellationToken)
    {
        var request = await call.ReadAsync<ExplainRecommendationsRequest>(cancellationToken);
        call.Authorize("usher:ExplainRecommendations", request.CampaignArn);
        await call.AnswerAsync(await explanations.ExplainAsync(request, cancellationToken), cancellationToken);
    }
}
