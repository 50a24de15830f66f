using System.CommandLine;
using Usher.CommandLine;
using Usher.Commands;
using Usher.Core.Imports;

// What 'usher serve' starts for each import. No command of the list below, since none of them is needed for it and it should begin at once.
if (args is [ImporterProgram.Command, var jobFile])
    return ImporterProgram.Run(jobFile);

using var signals = new StopSignals();
var surroundings = Surroundings.OfThisProcess();

var root = new RootCommand("Usher: recommendations from your own interactions, on your own machine.")
{
    DemoCommand.Create(surroundings),
    PrepareCommand.Create(surroundings),
    TrainCommand.Create(surroundings),
    EvaluateCommand.Create(surroundings),
    RecommendCommand.Create(surroundings),
    ServeCommand.Create(surroundings),
    WebCommand.Create(surroundings),
    ApiKeyCommand.Create(surroundings),
    EnvCommand.Create(surroundings),
    ExplainCommand.Create(surroundings),
    WaitCommand.Create(surroundings),
    StopCommand.Create(surroundings),
    UsageCommand.Create(surroundings),
    BudgetCommand.Create(surroundings),
    CleanupCommand.Create(surroundings),
};

return await new Application(root, surroundings.Terminal).RunAsync(args, signals.Token);
