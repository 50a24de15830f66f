using Usher.Web.Services;
using Usher.Web.Site.Films;
using Usher.Wire.Errors;
using Usher.Wire.UsherApi;

namespace Usher.Web.Site.Lists;

/// <summary>Requests the reasons for recommendations: the films of the viewer's history that contribute most.</summary>
internal sealed class RecommendationReasons(CampaignDirectory directory, UsherApiAccess own)
{
    /// <summary>For each film, by id, the title of the film in the viewer's history that contributes most to its recommendation. Films without a reason are absent; empty where reasons cannot be requested.</summary>
    public async Task<IReadOnlyDictionary<string, string>> AskAsync(string viewer, IReadOnlyList<string> films, CancellationToken cancellationToken)
    {
        try
        {
            if (own.Client is not { } client || SiteCampaigns.Of(await directory.AllAsync(cancellationToken))?.Personalized is not { } campaign)
                return new Dictionary<string, string>();

            var request = new ExplainRecommendationsRequest { CampaignArn = campaign.Arn, UserId = viewer, ItemIds = films, NumReasons = 1 };
            var answer = await client.PostAsync<ExplainRecommendationsResponse>("recommendations/explain", request, cancellationToken);
            return answer.Items.Where(item => item.Reasons.Count > 0).ToDictionary(item => item.ItemId, item => FilmTitle.Read(item.Reasons[0].Title ?? item.Reasons[0].ItemId).Title, StringComparer.Ordinal);
        }
        catch (Exception untold) when (untold is AwsException or HttpRequestException)
        {
            // The page is shown without reasons.
            return new Dictionary<string, string>();
        }
    }
}
