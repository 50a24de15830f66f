using System.CommandLine;
using Usher.CommandLine;
using Usher.Commands;
using Usher.Core.Imports;

// What 'usher serve' starts for each import. No command of the list below, since none of them is needed for it and it should begin at once.
if (args is [ImporterProgram.Command, var jobFile])
    return ImporterProgram.Run(jobFile);

using var signals = new StopSignals();
var context = CommandContext.OfThisProcess();

var root = new RootCommand("Usher: recommendations from your own interactions, on your own machine.")
{
    DemoCommand.Create(context),
    PrepareCommand.Create(context),
    TrainCommand.Create(context),
    EvaluateCommand.Create(context),
    RecommendCommand.Create(context),
    ServeCommand.Create(context),
    WebCommand.Create(context),
    ApiKeyCommand.Create(context),
    EnvCommand.Create(context),
    ExplainCommand.Create(context),
    WaitCommand.Create(context),
    StopCommand.Create(context),
    UsageCommand.Create(context),
    BudgetCommand.Create(context),
    CleanupCommand.Create(context),
};

return await new Application(root, context.Terminal).RunAsync(args, signals.Token);
