using Spectre.Console;
using Spectre.Console.Rendering;
using Spectre.Console.Testing;
using Usher.Ranking.Jobs;
using Usher.Rendering;

namespace Usher.Tests.Rendering;

public sealed class BarViewTests
{
    private static readonly ProgressMessage Long = new("training aws-hrnn-coldstart, seed 2 of 5, fold 10 of 10, candidate 11 of 40", 0.5, 27, 5.512, 0.1034, 200);

    [Fact]
    public void The_bar_and_its_figures_fit_into_80_columns()
    {
        using var console = new TestConsole().Width(80);
        console.Write(new BarColumn { State = Long }.Render(RenderOptions.Create(console), new ProgressTask(1, "training", 1), TimeSpan.Zero));

        Assert.Equal(2, console.Lines.Count);
        Assert.All(console.Lines, line => Assert.True(line.Length <= 80, line));
        Assert.StartsWith("training aws-hrnn-coldstart, seed 2 of 5", console.Lines[0], StringComparison.Ordinal);
        Assert.Equal("━━━━━━━━━━━━━━━━  50 %  epoch 27, loss 5.512, NDCG@10 0.1034, 3 min 20 s left", console.Lines[1].TrimEnd());
    }

    [Fact]
    public async Task Each_finished_phase_and_candidate_leaves_a_line()
    {
        using var console = new TestConsole().Width(100).Interactive();

        await new BarView(console).ShowAsync(progress =>
        {
            progress.Report(new ProgressMessage("counting", 0.5));
            progress.Report(new ProgressMessage("training aws-hrnn", 1, 2, 5.9, 0.0912));
            progress.Report(new ProgressMessage("training usher-ease", 0.5));
            progress.Report(new CandidateMessage("usher-ease", new Dictionary<string, string>(), "ndcg@10", 0.09, 2.5));
            return Task.FromResult(0);
        });

        // The bar is drawn whenever its clock ticks, so what stands between the lines is chance; that they stand there, in order, is not.
        string[] lines = ["done counting", "done training aws-hrnn, epoch 2, loss 5.900, NDCG@10 0.0912", "done usher-ease: ndcg@10 0.0900 on validation, trained in 2.5 s"];
        var places = lines.Select(line => console.Output.IndexOf(line, StringComparison.Ordinal)).ToArray();
        Assert.All(places, place => Assert.True(place >= 0, console.Output));
        Assert.Equal(places.Order(), places);
    }
}
