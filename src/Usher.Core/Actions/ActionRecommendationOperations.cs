using Usher.Core.Errors;
using Usher.Core.Filters;
using Usher.Core.Records;
using Usher.Core.Serving;
using Usher.Filters.Expressions;
using Usher.Wire.PersonalizeRuntime;

namespace Usher.Core.Actions;

/// <summary>GetActionRecommendations.</summary>
/// <remarks>https://docs.aws.amazon.com/personalize/latest/dg/API_RS_GetActionRecommendations.html</remarks>
public sealed class ActionRecommendationOperations(ServedRequests requests, ActionCandidates candidates, ActionPropensities propensities, RequestFilters filters)
{
    private const int DefaultResults = 5;
    private const int MaxResults = 100;

    public async Task<GetActionRecommendationsResponse> GetAsync(GetActionRecommendationsRequest request, CancellationToken cancellationToken)
    {
        if (request.CampaignArn is null)
            throw ServiceErrors.InvalidInput("campaignArn is missing. Give the ARN of an ACTIVE campaign that was trained with aws-next-best-action; aws personalize list-campaigns shows campaigns.");

        return await requests.AnswerAsync(request.CampaignArn, (deployment, snapshot) => AnswerAsync(request, deployment, snapshot, cancellationToken));
    }

    private async Task<GetActionRecommendationsResponse> AnswerAsync(GetActionRecommendationsRequest request, Deployment deployment, ServiceSnapshot snapshot, CancellationToken cancellationToken)
    {
        RecommendationRules.RequireActions(deployment);
        if (string.IsNullOrEmpty(request.UserId))
            throw ServiceErrors.InvalidInput($"userId is missing; a campaign trained with {deployment.Recipe.Name} gives actions for a user. Before login, give the id of the session.");
        if (request.NumResults is > MaxResults)
            throw ServiceErrors.InvalidInput($"numResults is {request.NumResults}; at most {MaxResults} come at once. Ask for fewer.");

        var asked = RequestedFilters.Of(request.FilterArn, request.FilterValues, deployment.DatasetGroupArn, snapshot);
        filters.Check(deployment.DatasetGroupArn, asked, request.UserId, itemId: null, FilterTarget.Actions);
        var passes = asked.Count == 0 ? null : await filters.TestActionsAsync(deployment.DatasetGroupArn, asked, request.UserId, cancellationToken);
        var rows = await candidates.OfAsync(deployment.DatasetGroupArn, request.UserId, passes, cancellationToken);
        var scores = await propensities.OfAsync(deployment.Version.Arn, request.UserId, [.. rows.Select(row => row.Id)], cancellationToken);
        var sorted = ActionOrder.Sort(rows.Zip(scores, (row, score) => new ScoredAction(row, score.Propensity, score.Takes)));
        return new()
        {
            ActionList = [.. sorted.Take(request.NumResults ?? DefaultResults).Select(action => new PredictedAction { ActionId = action.Row.Id, Score = RecommendationScores.Shown(action.Propensity) })],
            RecommendationId = RecommendationIds.New(),
        };
    }
}
