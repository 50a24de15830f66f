using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;
using Usher.Ranking.Jobs;

namespace Usher.Rendering;

/// <summary>Two lines for the state of a training, so that both fit into 80 columns: the phase, then the bar with its figures.</summary>
internal sealed class BarColumn : ProgressColumn
{
    private const int Width = 16;

    /// <summary>What to show; null before the first word from the trainer.</summary>
    public ProgressMessage? State { get; set; }

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime)
    {
        var state = State ?? new ProgressMessage("starting the trainer", 0);
        return new Rows(new Text(state.Phase), new Markup(Bar(state)));
    }

    private static string Bar(ProgressMessage state)
    {
        var fraction = Math.Clamp(state.Fraction, 0, 1);
        var filled = (int)Math.Round(fraction * Width);
        var figures = ProgressText.Join(ProgressText.Figures(state), ProgressText.TimeLeft(state));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"[green]{new string('━', filled)}[/][grey]{new string('━', Width - filled)}[/] {fraction * 100,3:0} %  {Markup.Escape(figures)}");
    }
}
