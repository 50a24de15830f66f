using Microsoft.Extensions.Logging;
using Usher.Web.Services;
using Usher.Wire.Calling;
using Usher.Wire.Errors;
using Usher.Wire.PersonalizeRuntime;

namespace Usher.Web.Site.Lists;

/// <summary>Asks campaigns for the lists of a page.</summary>
internal sealed partial class Recommendations(PersonalizeClient personalize, ILogger<Recommendations> log)
{
    /// <summary>Ids of items, best first; none where there is no campaign, or where it refuses: a page does without that list.</summary>
    /// <param name="campaign">Null for none.</param>
    /// <param name="viewer">For whom; null for nobody in particular.</param>
    /// <param name="film">Like which item; null for none.</param>
    /// <param name="count">1 to 500.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <exception cref="HttpRequestException">Nobody answers.</exception>
    public async Task<IReadOnlyList<string>> AskAsync(CampaignEntry? campaign, string? viewer, string? film, int count, CancellationToken stop)
    {
        if (campaign is null)
            return [];

        try
        {
            var request = new GetRecommendationsRequest { CampaignArn = campaign.Arn, UserId = viewer, ItemId = film, NumResults = count };
            return [.. ((await personalize.CallAsync<GetRecommendationsResponse>(request, stop)).ItemList ?? []).Select(item => item.ItemId!)];
        }
        catch (AwsException refusal)
        {
            LogRefusal(campaign.Arn, refusal.Code, refusal.Message);
            return [];
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A list is left out: {Campaign} refused with {Code}: {Reason}")]
    private partial void LogRefusal(string campaign, string code, string reason);
}
