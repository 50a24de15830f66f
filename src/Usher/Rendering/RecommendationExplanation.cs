using System.Globalization;
using System.Text;
using Usher.Wire.UsherApi;

namespace Usher.Rendering;

/// <summary>Why items are recommended to a user, as text.</summary>
internal static class RecommendationExplanation
{
    public static string Of(ExplainRecommendationsResponse explanation)
    {
        var text = new StringBuilder();
        text.AppendLine(explanation.Events == 0
            ? $"{explanation.Recipe} knows no event of this user: they get what new users get, and no item of a history explains it."
            : $"{explanation.Recipe} has read {Counts.Of(explanation.Events, "event")}; {Counts.Of(explanation.ItemsConsidered, "item")} of the history, the newest first, {(explanation.ItemsConsidered == 1 ? "was" : "were")} left out in turn.");
        foreach (var item in explanation.Items)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{item.Rank,5}. {Name(item.ItemId, item.Title)}  {item.Score:0.0000000}");
            foreach (var reason in item.Reasons)
                text.AppendLine(CultureInfo.InvariantCulture, $"       {reason.Share,4:0%}  {Name(reason.ItemId, reason.Title)}, {reason.LastEventAt:yyyy-MM-dd}");
            if (item.Reasons.Count == 0 && explanation.Events > 0)
                text.AppendLine("       nothing of the history speaks for it");
        }

        return text.ToString().TrimEnd();
    }

    private static string Name(string itemId, string? title) => title is null ? itemId : $"{title} ({itemId})";
}
