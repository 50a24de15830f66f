using System.CommandLine;
using Usher.CommandLine;
using Usher.LocalTraining;
using Usher.Rendering;

namespace Usher.Commands;

/// <summary>usher train: interactions to a model folder.</summary>
internal static class TrainCommand
{
    public static Command Create(CommandContext context)
    {
        var data = new DataOptions();
        var choice = new RecipeChoice();
        var output = new Option<string>("--out", "-o") { Description = "The model folder to write; an older model there is replaced.", HelpName = "MODEL", Required = true };
        var seed = Values.Number("--seed", "The same seed on the same machine gives the same model.", 0, int.MaxValue, 1);

        var command = new UsherCommand(
            "train",
            "Trains a model on interactions and writes it to a folder, from which 'usher recommend' reads it.",
            "usher train interactions.csv --recipe aws-hrnn --out model",
            "usher train interactions.csv --auto-ml --out model",
            "usher train interactions.csv --recipe aws-hrnn --hpo hidden_dimension=32..128 recency_mask=true,false --max-jobs 8 --out model");
        data.AddTo(command);
        choice.AddTo(command);
        command.Options.Add(output);
        command.Options.Add(seed);

        command.SetAction(async (parsed, stop) =>
        {
            var job = choice.Read(parsed) with { Seed = parsed.GetValue(seed) };
            var folder = parsed.GetRequiredValue(output);
            var trained = await new ModelTraining(context, context.Terminal.TrainingView()).RunAsync(data.Read(parsed), job, folder, stop);
            context.Terminal.Screen.WriteLeaderboard(trained);
            context.Terminal.Screen.WriteTrained(trained, folder);
            return ExitCodes.Success;
        });
        return command;
    }
}
