using Usher.CommandLine;

namespace Usher.Rendering;

/// <summary>Chooses how the progress of a training is shown.</summary>
internal static class TrainingViews
{
    /// <summary>A bar on a terminal that can redraw one; else lines, or nothing for a script that reads JSON from standard output.</summary>
    public static ITrainingView TrainingView(this Terminal terminal, bool isForScript = false) =>
        terminal.HasLiveProgress ? new BarView(terminal.Messages)
        : isForScript ? new SilentView()
        : new LineView(terminal.Error);
}
