using Usher.Ranking.Jobs;
using Usher.Rendering;

namespace Usher.Tests.Rendering;

public sealed class LineViewTests
{
    [Fact]
    public async Task Each_pass_over_the_data_gets_one_line() =>
        Assert.Equal(
            [
                "training aws-hrnn: 0 %",
                "training aws-hrnn: 50 %, epoch 1, loss 6.100, NDCG@10 0.0801, 12 s left",
                "training aws-hrnn: 100 %, epoch 2, loss 5.900, NDCG@10 0.0912, 0.0 s left",
            ],
            await Lines(
                new ProgressMessage("training aws-hrnn", 0),
                new ProgressMessage("training aws-hrnn", 0.5, 1, 6.1, 0.0801, 12),
                new ProgressMessage("training aws-hrnn", 0.6, 1, 6.1, 0.0801, 9),
                new ProgressMessage("training aws-hrnn", 1, 2, 5.9, 0.0912, 0)));

    [Fact]
    public async Task A_recipe_without_passes_gets_a_line_for_each_tenth_of_the_way() =>
        Assert.Equal(
            ["counting: 0 %", "counting: 12 %", "counting: 20 %"],
            await Lines([.. new[] { 0, 0.05, 0.12, 0.19, 0.2 }.Select(fraction => new ProgressMessage("counting", fraction))]));

    [Fact]
    public async Task A_finished_candidate_gets_a_line() =>
        Assert.Equal(
            ["usher-ease (lambda=500): ndcg@10 0.0900 on validation, trained in 2.5 s"],
            await Lines(new CandidateMessage("usher-ease", new Dictionary<string, string> { ["lambda"] = "500" }, "ndcg@10", 0.09, 2.5)));

    private static async Task<string[]> Lines(params TrainerMessage[] messages)
    {
        using var output = new StringWriter { NewLine = "\n" };
        await new LineView(output).ShowAsync(progress =>
        {
            foreach (var message in messages)
                progress.Report(message);

            return Task.FromResult(0);
        });
        return output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
