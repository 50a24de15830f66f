using System.Text;

namespace Usher.Access.Explaining;

/// <summary>Explanations for people, to be read in a terminal or a log.</summary>
public static class ExplanationText
{
    /// <summary>One step: the question, the decision, why, and what would change it.</summary>
    public static string Of(AccessExplanation explanation)
    {
        var text = new StringBuilder();
        text.AppendLine($"{(explanation.Decision == "allowed" ? "ALLOWED" : "DENIED ")}  {explanation.Action} on {explanation.Resource}");
        text.AppendLine($"  by {explanation.Principal}");
        text.AppendLine($"  {explanation.Because}.");
        foreach (var word in explanation.Policies)
            text.AppendLine($"  Looked at: {word.Policy} {word.Says}.");
        foreach (var miss in explanation.NearMisses)
            text.AppendLine($"  Nearly: {miss.Statement} of {miss.Policy}, but {miss.Why}.");
        foreach (var fix in explanation.Fixes)
        {
            text.AppendLine($"  {fix.What}");
            if (fix.Statement is not null)
                text.AppendLine("    " + fix.Statement.ReplaceLineEndings("\n    "));
        }

        return text.ToString();
    }

    /// <summary>All steps of a way, one below the other.</summary>
    public static string Of(IEnumerable<AccessExplanation> steps) => string.Join(Environment.NewLine, steps.Select(Of));

    /// <summary>In one line, for a log.</summary>
    public static string Line(AccessExplanation explanation)
    {
        var nearly = explanation.NearMisses is [var miss, ..] ? $"; nearly {miss.Statement} of {miss.Policy}, but {miss.Why}" : "";
        var fix = explanation.Fixes is [{ Statement: { } statement } first, ..] ? $"; to allow it, add to {first.Where}: {string.Concat(statement.Split('\n').Select(line => line.Trim()))}" : "";
        return explanation.Because + nearly + fix;
    }
}
