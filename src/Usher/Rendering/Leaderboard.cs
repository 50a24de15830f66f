using System.Globalization;
using Spectre.Console;
using Usher.Ranking.Jobs;

namespace Usher.Rendering;

/// <summary>The candidates of AutoML or of a hyperparameter search, best first, with the baselines among them.</summary>
internal static class Leaderboard
{
    public static void WriteLeaderboard(this IAnsiConsole screen, IReadOnlyList<CandidateMessage> candidates)
    {
        if (candidates.Count == 0)
            return;

        var table = Tables.New()
            .AddColumn(Tables.Number("place"))
            .AddColumn(Tables.Text("recipe"))
            .AddColumn(Tables.Number($"{candidates[0].Metric} on validation"))
            .AddColumn(Tables.Number("trained in"));
        var ordered = candidates.OrderByDescending(candidate => candidate.Value).ToArray();
        var winner = ordered.FirstOrDefault(candidate => !candidate.IsBaseline);
        var place = 0;
        foreach (var candidate in ordered)
        {
            var style = candidate == winner ? "bold green" : candidate.IsBaseline ? "grey" : "default";
            table.AddRow(Row(candidate, candidate.IsBaseline ? "" : $"{++place}.").Select(cell => $"[{style}]{Markup.Escape(cell)}[/]").ToArray());
        }

        screen.Write(table);
        if (winner is not null)
            screen.WriteLine(Verdict(winner, ordered));
    }

    /// <summary>Who won, and by how much.</summary>
    public static string Verdict(CandidateMessage winner, IReadOnlyList<CandidateMessage> ordered)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{ProgressText.Name(winner)} won with {winner.Metric} {winner.Value:0.0000}");
        if (ordered.FirstOrDefault(candidate => candidate != winner && !candidate.IsBaseline) is { } second)
            text += string.Create(CultureInfo.InvariantCulture, $", {winner.Value - second.Value:0.0000} above {ProgressText.Name(second)}");
        if (ordered.FirstOrDefault(candidate => candidate.IsBaseline) is { Value: > 0 } baseline)
            text += string.Create(CultureInfo.InvariantCulture, $"; {winner.Value / baseline.Value:0.0} times {baseline.Recipe}, the baseline");

        return text + ".";
    }

    private static string[] Row(CandidateMessage candidate, string place) =>
    [
        place,
        ProgressText.Name(candidate) + (candidate.IsBaseline ? ", baseline" : ""),
        candidate.Value.ToString("0.0000", CultureInfo.InvariantCulture),
        Durations.InWords(candidate.TrainSeconds),
    ];
}
