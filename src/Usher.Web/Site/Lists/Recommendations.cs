using Microsoft.Extensions.Logging;
using Usher.Web.Services;
using Usher.Wire.Calling;
using Usher.Wire.Errors;
using Usher.Wire.PersonalizeRuntime;

namespace Usher.Web.Site.Lists;

/// <summary>Requests the lists of a page from campaigns.</summary>
internal sealed partial class Recommendations(PersonalizeClient personalize, ILogger<Recommendations> log)
{
    /// <summary>Requests a list: the ids of its items, best first. The list is empty where there is no campaign, or where it refuses, so that a page can be shown without it.</summary>
    /// <param name="campaign">Null gives an empty list.</param>
    /// <param name="viewer">Null for a list that is the same for all.</param>
    /// <param name="film">The item that the list is to be like; null for none.</param>
    /// <param name="count">1 to 500.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HttpRequestException">Personalize does not answer.</exception>
    public async Task<IReadOnlyList<string>> AskAsync(CampaignEntry? campaign, string? viewer, string? film, int count, CancellationToken cancellationToken)
    {
        if (campaign is null)
            return [];

        try
        {
            var request = new GetRecommendationsRequest { CampaignArn = campaign.Arn, UserId = viewer, ItemId = film, NumResults = count };
            return [.. ((await personalize.CallAsync<GetRecommendationsResponse>(request, cancellationToken)).ItemList ?? []).Select(item => item.ItemId!)];
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
