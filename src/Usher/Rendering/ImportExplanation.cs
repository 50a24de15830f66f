using System.Text;
using Usher.Wire.Explaining;

namespace Usher.Rendering;

/// <summary>What became of an import, as lines for a person.</summary>
internal static class ImportExplanation
{
    private const int Shown = 50;

    public static string Of(ExplainImportResponse import)
    {
        var text = new StringBuilder();
        text.AppendLine(import.Rows is { } rows ? $"{import.Status}: {Counts.Of(rows, "row")} taken, {import.RejectedRows:N0} cannot be used." : $"{import.Status}: nothing was read.");
        if (import.FailureReason is { } reason)
            text.AppendLine($"  {reason}");
        foreach (var warning in import.Warnings)
            text.AppendLine($"  Warning: {warning}");
        foreach (var fault in import.Faults.Take(Shown))
            text.AppendLine($"  {fault.File}, line {fault.Line}{(fault.Column.Length == 0 ? "" : $", {fault.Column}")}: {(fault.Value.Length == 0 ? "" : $"\"{fault.Value}\" ")}{fault.Reason}");
        if (import.Faults.Count > Shown)
            text.AppendLine($"  … and {import.Faults.Count - Shown:N0} more faults; --json shows them.");

        text.AppendLine().AppendLine("May Personalize read the files, by the policies as they are now?").Append(import.Access.TrimEnd());
        return text.ToString();
    }
}
