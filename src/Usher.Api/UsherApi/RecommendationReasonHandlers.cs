using Usher.Api.Calls;
using Usher.Core.Filters;
using Usher.Core.Serving;
using Usher.Wire.UsherApi;

namespace Usher.Api.UsherApi;

/// <summary>Explains why items are recommended to a user, and why a filter leaves out items.</summary>
internal sealed class RecommendationReasonHandlers(RecommendationExplanations explanations, FilterExplanations filters) : IUsherOperationGroup
{
    public IEnumerable<UsherOperation> Operations =>
    [
        new("ExplainRecommendations", "POST", "recommendations/explain", ExplainAsync),
        new("ExplainFilter", "POST", "filters/explain", ExplainFilterAsync),
    ];

    private async Task ExplainAsync(AwsCall call, CancellationToken cancellationToken)
    {
        var request = await call.ReadAsync<ExplainRecommendationsRequest>(cancellationToken);
        call.Authorize("usher:ExplainRecommendations", request.CampaignArn);
        await call.AnswerAsync(await explanations.ExplainAsync(request, cancellationToken), cancellationToken);
    }

    private async Task ExplainFilterAsync(AwsCall call, CancellationToken cancellationToken)
    {
        var request = await call.ReadAsync<ExplainFilterRequest>(cancellationToken);
        call.Authorize("usher:ExplainFilter", request.FilterArn ?? request.DatasetGroupArn ?? "*");
        await call.AnswerAsync(await filters.ExplainAsync(request, cancellationToken), cancellationToken);
    }
}
