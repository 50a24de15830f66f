using Usher.Web.Console.SignIn;
using Usher.Wire.Errors;
using Usher.Wire.PersonalizeRuntime;
using Usher.Wire.UsherApi;

namespace Usher.Web.Console.Tester;

/// <summary>The reasons for the items of a list: the items of the user's history that contribute most.</summary>
/// <param name="Message">A sentence that says how the reasons were computed, or why there are none.</param>
/// <param name="Reasons">The reasons by item; an empty list where no item of the history is one. Items without an explanation are absent.</param>
public sealed record ListReasons(string Message, IReadOnlyDictionary<string, IReadOnlyList<RecommendationReason>> Reasons)
{
    // The limit of items per call.
    private const int MaxBatch = 50;
    private const int ReasonsPerItem = 3;

    /// <summary>Requests the reasons for all items of a list that the model knows.</summary>
    /// <exception cref="AwsException">The service refused, for another reason than that it has no explanation.</exception>
    internal static async Task<ListReasons> AskAsync(ConsoleSession session, string campaignArn, string user, IReadOnlyList<PredictedItem> items, CancellationToken cancellationToken)
    {
        if (user.Length == 0)
            return WithoutReasons("Reasons come from the history of a user. Give a user id and ask again.");

        var reasons = new Dictionary<string, IReadOnlyList<RecommendationReason>>(StringComparer.Ordinal);
        ExplainRecommendationsResponse? answer = null;
        try
        {
            // A ranking may have items that the model does not know: their score is 0, and they have no explanation.
            foreach (var some in items.Where(item => item.Score is null or > 0).Select(item => item.ItemId!).Chunk(MaxBatch))
            {
                var request = new ExplainRecommendationsRequest { CampaignArn = campaignArn, UserId = user, ItemIds = some, NumReasons = ReasonsPerItem };
                answer = await session.Own.PostAsync<ExplainRecommendationsResponse>("recommendations/explain", request, cancellationToken);
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
            null => WithoutReasons("The model knows none of these items, so there are no reasons."),
            { Events: 0 } => WithoutReasons($"{answer.Recipe} knows no event of user {user}: this is what new users get, so there are no reasons."),
            _ => new($"{answer.Recipe} has read {answer.Events} {(answer.Events == 1 ? "event" : "events")} of user {user}. Each item of the history was left out in turn: its share says how much the score of the recommendation depends on it.", reasons),
        };
    }

    private static ListReasons WithoutReasons(string word) => new(word, new Dictionary<string, IReadOnlyList<RecommendationReason>>());
}
