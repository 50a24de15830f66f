using System.Text;
using Usher.Wire.UsherApi;

namespace Usher.Rendering;

/// <summary>What became of an import, as lines for a person.</summary>
internal static class ImportExplanation
{
    private const int Shown = 50;

    public static string Of(ExplainImportResponse import)
    {
        var text = new StringBuilder();
        var status = import.IsStopped ? $"{import.Status} (stopped)" : import.Status;
        text.AppendLine(import.Rows is { } rows ? $"{status}: {Counts.Of(rows, "row")} taken, {import.RejectedRows:N0} cannot be used{(import.RejectedRows > 0 ? " and left out" : "")}." : $"{status}: nothing was read.");
        if (import.FailureReason is { } reason)
            text.AppendLine($"  {reason}");
        if (import.Attempts > 1)
            text.AppendLine($"  It was begun {import.Attempts} times: the server, or the process that reads the files, ended unexpectedly before it was done.");
        if (import.MissingCells.Count > 0)
            text.AppendLine($"  {Counts.Of(import.MissingCells.Sum(column => column.Cells), "cell")} cannot be used and count as missing: {string.Join(", ", import.MissingCells.Select(column => $"{column.Cells:N0} of {column.Column}"))}.");
        foreach (var note in import.Notes)
            text.AppendLine($"  {note}");
        foreach (var warning in import.Warnings)
            text.AppendLine($"  Warning: {warning}");
        foreach (var fault in import.Faults.Take(Shown))
            text.AppendLine($"  {fault.File}, line {fault.Line}{(fault.Column.Length == 0 ? "" : $", {fault.Column}")}: {(fault.Value.Length == 0 ? "" : $"\"{fault.Value}\" ")}{fault.Reason}");
        if (import.FaultCount > Shown && import.Faults.Count > Shown)
            text.AppendLine($"  … and {import.FaultCount - Shown:N0} more faults; --json shows {(import.FaultCount > import.Faults.Count ? $"the first {import.Faults.Count:N0}" : "them")}.");

        text.AppendLine().AppendLine("May Personalize read the files, by the policies as they are now?").Append(import.Access.TrimEnd());
        return text.ToString();
    }
}
