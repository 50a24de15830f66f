using Spectre.Console.Testing;
using Usher.Ranking.Jobs;
using Usher.Rendering;

namespace Usher.Tests.Rendering;

public sealed class LeaderboardTests
{
    private static readonly Dictionary<string, string> Defaults = [];

    private static readonly CandidateMessage[] Candidates =
    [
        new("aws-popularity-count", Defaults, "ndcg@10", 0.05, 0.01, IsBaseline: true),
        new("usher-ease", Defaults, "ndcg@10", 0.09, 2.5),
        new("usher-transitions", new Dictionary<string, string> { ["window"] = "3", ["decay"] = "0.7" }, "ndcg@10", 0.1151, 75),
    ];

    [Fact]
    public void The_best_comes_first_with_its_hyperparameters_and_its_time() =>
        Assert.Equal(
            [
                "1. usher-transitions (decay=0.7, window=3) 0.1151 1 min 15 s",
                "2. usher-ease 0.0900 2.5 s",
                "aws-popularity-count, baseline 0.0500 0.0 s",
            ],
            Write(Candidates)[3..6]);

    [Fact]
    public void What_was_trained_for_a_part_of_its_epochs_has_no_place_however_good_it_is() =>
        Assert.Equal(
            ["usher-ease, first try 0.0900 2.5 s", "aws-popularity-count, baseline 0.0500 0.0 s", "1. aws-sims 0.0400 1.0 s"],
            Write([Candidates[0], Candidates[1] with { IsPreliminary = true }, new("aws-sims", Defaults, "ndcg@10", 0.04, 1)])[3..6]);

    [Fact]
    public void The_trainer_has_the_last_word() => Assert.Contains("usher-ease won.", Write(Candidates, "usher-ease won."));

    [Fact]
    public void Without_a_choice_there_is_nothing_to_show() => Assert.Empty(Write([])[0]);

    private static string[] Write(IReadOnlyList<CandidateMessage> candidates, string? verdict = null)
    {
        using var console = new TestConsole().Width(100);
        console.WriteLeaderboard(new("usher-ease", 1, candidates) { Verdict = verdict });
        return [.. console.Output.Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))];
    }
}
