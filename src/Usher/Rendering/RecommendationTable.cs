using System.Globalization;
using Spectre.Console;
using Usher.Models;

namespace Usher.Rendering;

/// <summary>A recommendation as a numbered list.</summary>
internal static class RecommendationTable
{
    public static void WriteRecommendation(this IAnsiConsole screen, Recommendation recommendation)
    {
        var hasTitles = recommendation.Items.Any(item => item.Title is not null);
        var table = Tables.New().AddColumn(Tables.Number("rank")).AddColumn(Tables.Text("item"));
        if (hasTitles)
            table.AddColumn(Tables.Text("title"));

        table.AddColumn(Tables.Number("score"));
        var format = recommendation.Items.All(item => item.Score <= 1) ? "0.00000" : "0.##";
        foreach (var (index, item) in recommendation.Items.Index())
        {
            string[] cells = hasTitles ? [item.ItemId, item.Title ?? ""] : [item.ItemId];
            table.AddRow([$"{index + 1}", .. cells.Select(Markup.Escape), item.Score.ToString(format, CultureInfo.InvariantCulture)]);
        }

        screen.Write(table);
    }
}
