using System.Globalization;
using System.Text;
using Usher.Wire.UsherApi;

namespace Usher.Rendering;

/// <summary>What a filter keeps, as text: the tree of its expression with the number of items that meet each condition.</summary>
internal static class FilterExplanation
{
    public static string Of(ExplainFilterResponse explanation)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{explanation.Passing:N0} of {Counts.Of(explanation.Items, "item")} {(explanation.Passing == 1 ? "passes" : "pass")}.");
        foreach (var part in explanation.Parts)
        {
            if (part.Condition is null)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"{"",11}  {part.Text}");
                text.AppendLine(CultureInfo.InvariantCulture, $"{"",11}    has no effect: {part.Note}");
                continue;
            }

            text.AppendLine(CultureInfo.InvariantCulture, $"{(part.Effect == "EXCLUDE" ? "-" : "+") + part.Condition.Items.ToString("N0", CultureInfo.InvariantCulture),11}  {part.Text}");
            foreach (var condition in part.Condition.Conditions)
                Write(text, condition, depth: 2);
        }

        foreach (var verdict in explanation.Verdicts)
        {
            text.AppendLine();
            text.AppendLine(CultureInfo.InvariantCulture, $"{(verdict.Title is null ? verdict.ItemId : $"{verdict.Title} ({verdict.ItemId})")} {(verdict.Passes ? "passes" : "is left out")}.");
            text.AppendLine(CultureInfo.InvariantCulture, $"  {verdict.Reason}");
        }

        return text.ToString().TrimEnd();
    }

    private static void Write(StringBuilder text, ExplainedCondition condition, int depth)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"{condition.Items,11:N0}  {new string(' ', depth)}{condition.Text}");
        foreach (var inner in condition.Conditions)
            Write(text, inner, depth + 2);
    }
}
