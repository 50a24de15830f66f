using System.Runtime.InteropServices;
using Usher.CommandLine;
using Usher.Core.Training;
using Usher.Rendering;

namespace Usher.Commands;

/// <summary>What every command needs: the terminal, a clock and the trainer.</summary>
internal sealed record CommandContext(Terminal Terminal, TimeProvider Clock, Trainer Trainer)
{
    /// <summary>How a training is shown: a bar where one can be drawn, lines in a log, nothing to a script that reads JSON from a pipe.</summary>
    public ITrainingView TrainingView(bool isForScript = false) =>
        Terminal.HasLiveProgress ? new BarView(Terminal.Messages)
        : isForScript ? new SilentView()
        : new LineView(Terminal.Error);

    /// <summary>That of this process: its standard streams, the clock of the system, and the trainer installed beside it.</summary>
    public static CommandContext OfThisProcess() => new(
        Terminal.OfThisProcess(),
        TimeProvider.System,
        new(FindTrainer, TimeProvider.System));

    private static IReadOnlyList<string> FindTrainer() =>
        TrainerLocation.Find(Environment.GetEnvironmentVariable(TrainerLocation.Variable), AppContext.BaseDirectory, RuntimeEnvironment.GetRuntimeDirectory());
}
