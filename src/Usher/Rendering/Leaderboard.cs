using System.Globalization;
using Spectre.Console;
using Usher.Models;
using Usher.Ranking.Jobs;

namespace Usher.Rendering;

/// <summary>The candidates of AutoML or of a hyperparameter search, best first, with the baselines among them, and who won.</summary>
internal static class Leaderboard
{
    public static void WriteLeaderboard(this IAnsiConsole screen, TrainingSummary trained)
    {
        if (trained.Candidates.Count == 0)
            return;

        var table = Tables.New()
            .AddColumn(Tables.Number("place"))
            .AddColumn(Tables.Text("recipe"))
            .AddColumn(Tables.Number($"{trained.Candidates[0].Metric} on validation"))
            .AddColumn(Tables.Number("trained in"));
        var place = 0;
        foreach (var candidate in trained.Candidates.OrderByDescending(candidate => candidate.Value))
        {
            var competes = !candidate.IsBaseline && !candidate.IsPreliminary;
            place += competes ? 1 : 0;
            var style = !competes ? "grey" : place == 1 ? "bold green" : "default";
            table.AddRow(Row(candidate, competes ? $"{place}." : "").Select(cell => $"[{style}]{Markup.Escape(cell)}[/]").ToArray());
        }

        screen.Write(table);
        if (trained.Verdict is { } verdict)
            screen.WriteLine(verdict);
    }

    private static string[] Row(CandidateMessage candidate, string place) =>
    [
        place,
        ProgressText.Name(candidate) + (candidate.IsBaseline ? ", baseline" : candidate.IsPreliminary ? ", first try" : ""),
        candidate.Value.ToString("0.0000", CultureInfo.InvariantCulture),
        Durations.InWords(candidate.TrainSeconds),
    ];
}
