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
    public void It_is_said_who_won_and_by_how_much() =>
        Assert.Contains(
            "usher-transitions (decay=0.7, window=3) won with ndcg@10 0.1151, 0.0251 above usher-ease; 2.3 times aws-popularity-count, the baseline.",
            string.Join(' ', Write(Candidates)),
            StringComparison.Ordinal);

    [Fact]
    public void A_baseline_that_is_ahead_does_not_win() =>
        Assert.Contains("usher-ease won with", string.Join(' ', Write([Candidates[0] with { Value = 0.5 }, Candidates[1]])), StringComparison.Ordinal);

    [Fact]
    public void Without_a_choice_there_is_nothing_to_show() => Assert.Empty(Write([])[0]);

    private static string[] Write(IReadOnlyList<CandidateMessage> candidates)
    {
        using var console = new TestConsole().Width(100);
        console.WriteLeaderboard(candidates);
        return [.. console.Output.Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))];
    }
}
