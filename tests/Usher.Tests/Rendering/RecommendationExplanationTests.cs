using Usher.Rendering;
using Usher.Wire.UsherApi;

namespace Usher.Tests.Rendering;

public sealed class RecommendationExplanationTests
{
    private static readonly ExplainRecommendationsResponse Explanation = new()
    {
        SolutionVersionArn = "arn:aws:personalize:us-east-1:123456789012:solution/films/12345678",
        Recipe = "aws-hrnn",
        Events = 1_204,
        ItemsConsidered = 50,
        Items =
        [
            new("f17", "The Long Winter", 0.0241234, 1, [
                new("f3", "The Short Summer", new(2026, 11, 3, 12, 0, 0, TimeSpan.Zero), 0.6213, 0.81), new("f4", null, new(2026, 10, 1, 0, 0, 0, TimeSpan.Zero), 0.05, 0.07)]),
            new("f99", null, 0.0000012, 1204, []),
        ],
    };

    [Fact]
    public void Has_a_line_for_each_item_and_one_for_each_reason_with_its_share() => Assert.Equal(
        """
        aws-hrnn has read 1,204 events; 50 items of the history, the newest first, were left out in turn.
            1. The Long Winter (f17)  0.0241234
                62%  The Short Summer (f3), 2026-11-03
                 5%  f4, 2026-10-01
         1204. f99  0.0000012
               nothing of the history speaks for it
        """.ReplaceLineEndings("\n"),
        RecommendationExplanation.Of(Explanation).ReplaceLineEndings("\n"));

    [Fact]
    public void Says_so_where_there_is_no_history() => Assert.StartsWith(
        "aws-hrnn knows no event of this user: they get what new users get, and no item of a history explains it.",
        RecommendationExplanation.Of(Explanation with { Events = 0, ItemsConsidered = 0 }),
        StringComparison.Ordinal);
}
