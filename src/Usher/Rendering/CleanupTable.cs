using Spectre.Console;
using Usher.Wire.UsherApi;

namespace Usher.Rendering;

/// <summary>A plan of deletions for a person.</summary>
internal static class CleanupTable
{
    public static void WriteCleanup(this IAnsiConsole screen, CleanupPlan plan, bool isApplied)
    {
        if (plan.Steps.Count == 0)
            screen.WriteLine("Nothing is idle.");
        else
            screen.Write(Steps(plan));

        foreach (var kept in plan.Kept)
            screen.WriteLine($"Spared: {kept.Arn}. {kept.Reason}");
        if (plan.Steps.Count > 0)
        {
            screen.WriteLine($"A month without {(plan.Steps.Count == 1 ? "it" : "these")} costs {Money.Of(plan.MonthlySavings.Older)} {plan.Currency} less on AWS by the older way of billing, {Money.Of(plan.MonthlySavings.Newer)} by the newer.");
            if (!isApplied)
                screen.WriteLine("Nothing was deleted. To delete, run the command again with --apply.");
        }
    }

    // The reason below what it is for: beside it, 80 columns would leave a word a line.
    private static Table Steps(CleanupPlan plan)
    {
        var table = Tables.New()
            .AddColumn(Tables.Number(""))
            .AddColumn(Tables.Text("to do, and why"))
            .AddColumn(Tables.Number($"{plan.Currency} a month"));
        for (var index = 0; index < plan.Steps.Count; index++)
        {
            var step = plan.Steps[index];
            table.AddRow(
                $"{index + 1}.",
                $"[bold]{Markup.Escape(step.Operation)}[/] {Markup.Escape(step.Arn.Split(':', 6)[^1])}\n[grey]{Markup.Escape(step.Reason)}[/]",
                step.MonthlySavings is { } savings ? Money.Of(savings.Newer) : "");
        }

        return table;
    }
}
