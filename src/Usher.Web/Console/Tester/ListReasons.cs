using Usher.Web.Console.SignIn;
using Usher.Wire.Errors;
using Usher.Wire.Explaining;
using Usher.Wire.PersonalizeRuntime;

namespace Usher.Web.Console.Tester;

/// <summary>What of a user's history speaks for the items of a list, as the service tells it.</summary>
/// <param name="Message">How it was found out, or why there is nothing to tell, in a sentence for a person.</param>
/// <param name="Reasons">By item, what speaks most for it; empty where nothing of the history does. Items that were not asked for are absent.</param>
public sealed record ListReasons(string Message, IReadOnlyDictionary<string, IReadOnlyList<RecommendationReason>> Reasons)
{
    // The most that one question may name.
    private const int MaxBatch = 50;
    private const int ReasonsPerItem = 3;

    /// <summary>Asks for the reasons of all items of a list that the model knows.</summary>
    /// <exception cref="AwsException">It was refused, and not because there are no reasons.</exception>
    internal static async Task<ListReasons> AskAsync(ConsoleSession session, string campaignArn, string user, IReadOnlyList<PredictedItem> items, CancellationToken stop)
    {
        if (user.Length == 0)
            return WithoutReasons("Reasons come from the history of a user. Give a user id and ask again.");

        var reasons = new Dictionary<string, IReadOnlyList<RecommendationReason>>(StringComparer.Ordinal);
        ExplainRecommendationsResponse? answer = null;
        try
        {
            // A ranking may have items that the model never met: their score is 0, and nothing can be said of them.
            foreach (var some in items.Where(item => item.Score is null or > 0).Select(item => item.ItemId!).Chunk(MaxBatch))
            {
                answer = await session.Own.PostAsync<ExplainRecommendationsResponse>("recommendations/explain", new ExplainRecommendationsRequest { CampaignArn = campaignArn, UserId = user, ItemIds = some, NumReasons = ReasonsPerItem }, stop);
                foreach (var item in answer.Items)
                    reasons[item.ItemId] = item.Reasons;
            }
        }
        catch (AwsException refusal) when (refusal.Code is "InvalidInputException")
        {
            return WithoutReasons(refusal.Message);
        }

        return answer switch
        {
            null => WithoutReasons("The model knows none of these items, so nothing can be said of them."),
            { Events: 0 } => WithoutReasons($"{answer.Recipe} knows no event of user {user}: this is what new users get, and no history speaks for it."),
            _ => new($"{answer.Recipe} has read {answer.Events} {(answer.Events == 1 ? "event" : "events")} of user {user}. Each item of the history was left out in turn: the share says how much of what speaks for a recommendation was lost with it.", reasons),
        };
    }

    private static ListReasons WithoutReasons(string word) => new(word, new Dictionary<string, IReadOnlyList<RecommendationReason>>());
}
