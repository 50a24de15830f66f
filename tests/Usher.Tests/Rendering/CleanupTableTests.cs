using Spectre.Console.Testing;
using Usher.Rendering;
using Usher.Wire.UsherApi;

namespace Usher.Tests.Rendering;

public sealed class CleanupTableTests
{
    private static readonly CleanupPlan Plan = new()
    {
        Steps =
        [
            new("arn:aws:personalize:us-east-1:1:campaign/movies-of-last-spring", "DeleteCampaign", "It was not asked since 2026-10-28 06:00Z, for 30 days.", new(146.1m, 146.1m)),
            new("arn:aws:personalize:us-east-1:1:solution/movies-of-last-spring", "DeleteSolution", "It was not served since 2026-10-28 06:00Z, for 30 days.", null),
        ],
        Kept = [new("arn:aws:personalize:us-east-1:1:campaign/films", "It was not asked since 2026-10-28 06:00Z, for 30 days, but it has the tag keep.")],
        MonthlySavings = new(146.1m, 146.1m),
        Currency = "USD",
    };

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void Each_step_is_one_line_with_its_reason_below_in_a_terminal_of_any_usual_width(int width)
    {
        var lines = Write(width);

        Assert.All(lines, line => Assert.True(line.Length <= width, line));
        var step = Array.FindIndex(lines, line => line.Contains("1.", StringComparison.Ordinal));
        Assert.Matches("1\\. +DeleteCampaign campaign/movies-of-last-spring +146\\.10", lines[step]);
        Assert.Equal("It was not asked since 2026-10-28 06:00Z, for 30 days.", lines[step + 1].Trim());
        Assert.Matches("2\\. +DeleteSolution solution/movies-of-last-spring", lines[step + 2]);
    }

    [Fact]
    public void What_is_spared_and_what_it_saves_is_said_in_sentences()
    {
        var text = string.Join('\n', Write(200));

        Assert.Contains("Spared: arn:aws:personalize:us-east-1:1:campaign/films. It was not asked", text, StringComparison.Ordinal);
        Assert.Contains("Nothing was deleted. To delete, run the command again with --apply.", text, StringComparison.Ordinal);
    }

    private static string[] Write(int width)
    {
        using var console = new TestConsole().Width(width);
        console.WriteCleanup(Plan, isApplied: false);
        return console.Output.Split('\n');
    }
}
