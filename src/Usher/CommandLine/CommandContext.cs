using System.Runtime.InteropServices;
using Usher.Core.Training;

namespace Usher.CommandLine;

/// <summary>What every command needs: the terminal, a clock and the trainer.</summary>
internal sealed record CommandContext(Terminal Terminal, TimeProvider Clock, Trainer Trainer)
{
    /// <summary>The context of this process: its standard streams, the system clock, and the trainer that is installed beside it.</summary>
    public static CommandContext OfThisProcess() => new(
        Terminal.OfThisProcess(),
        TimeProvider.System,
        new(FindTrainer, TimeProvider.System));

    private static IReadOnlyList<string> FindTrainer() =>
        TrainerLocation.Find(Environment.GetEnvironmentVariable(TrainerLocation.Variable), AppContext.BaseDirectory, RuntimeEnvironment.GetRuntimeDirectory());
}
