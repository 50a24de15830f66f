using Usher.Web.Services;
using Usher.Wire.Errors;
using Usher.Wire.Explaining;

namespace Usher.Web.Site.Lists;

/// <summary>Asks which films of a history speak for which recommendations.</summary>
internal sealed class Reasons(OwnAccess own)
{
    // Each item of the history is left out in turn, so that many cost time; those that can be seen are explained.
    private const int Most = 12;

    /// <summary>For each film the one that speaks most for it; of films that nothing speaks for, nothing. Empty where nobody can tell.</summary>
    public async Task<IReadOnlyDictionary<string, RecommendationReason>> AskAsync(Explainable list, string viewer, CancellationToken stop)
    {
        if (own.Client is not { } client)
            return new Dictionary<string, RecommendationReason>();

        try
        {
            var request = new ExplainRecommendationsRequest { CampaignArn = list.CampaignArn, UserId = viewer, ItemIds = [.. list.Films.Take(Most)], NumReasons = 1 };
            var answer = await client.PostAsync<ExplainRecommendationsResponse>("recommendations/explain", request, stop);
            return answer.Items.Where(item => item.Reasons.Count > 0).ToDictionary(item => item.ItemId, item => item.Reasons[0], StringComparer.Ordinal);
        }
        catch (Exception untold) when (untold is AwsException or HttpRequestException or OperationCanceledException)
        {
            // The page is there already and can do without.
            return new Dictionary<string, RecommendationReason>();
        }
    }
}
