using System.CommandLine;
using Usher.CommandLine;
using Usher.LocalTraining;
using Usher.Ranking.Jobs;
using Usher.Ranking.Recipes;
using Usher.Rendering;

namespace Usher.Commands;

/// <summary>usher evaluate: how good a recipe is on some data, measured by a protocol, with baselines.</summary>
internal static class EvaluateCommand
{
    public static Command Create(CommandContext context)
    {
        var data = new DataOptions();
        var hyperparameters = new HyperparameterOptions();
        var recipe = new Option<string>("--recipe") { Description = $"What to measure: {string.Join(", ", RecipeCatalog.All.Select(known => known.Name))}.", HelpName = "NAME", Required = true };
        var protocol = Values.Word("--protocol", "How the test set is made.", "leave-one-out", "personalize", "global-time");
        var ties = Values.Word("--ties", "The order of a user's events of equal time.", "file", "item-ascending", "item-descending");
        var core = Values.Number("--core", "Drops items, then users, with fewer events first; 0 keeps all.", 0, 1000, 0);
        var seed = Values.Number("--seed", "The first seed.", 0, int.MaxValue - 1000, 1);
        var seeds = Values.Number("--seeds", "How many seeds to train with.", 1, 100, 1);
        var json = new Option<bool>("--json") { Description = "Prints the report as one JSON object and nothing else." };

        var command = new UsherCommand(
            "evaluate",
            "Measures a recipe on data it was not trained on, beside the baselines.",
            "usher evaluate interactions.csv --recipe usher-transitions",
            "usher evaluate interactions.csv --recipe aws-hrnn --protocol leave-one-out --core 5 --seeds 5 --json");
        data.AddTo(command);
        command.Options.Add(recipe);
        hyperparameters.AddValuesTo(command);
        foreach (var option in new Option[] { protocol, ties, core, seed, seeds, json })
            command.Options.Add(option);

        command.SetAction(async (parsed, stop) =>
        {
            var known = RecipeCatalog.Find(parsed.GetRequiredValue(recipe));
            var job = new TrainingJob
            {
                Kind = TrainingJobKind.Evaluate,
                Recipe = known.Name,
                Hyperparameters = hyperparameters.ReadValues(parsed, known),
                Protocol = parsed.GetRequiredValue(protocol),
                TieRule = parsed.GetRequiredValue(ties),
                Core = parsed.GetValue(core),
                Seed = parsed.GetValue(seed),
                Seeds = parsed.GetValue(seeds),
            };
            var isForScript = parsed.GetValue(json);
            var report = await new RecipeEvaluation(context, context.Terminal.TrainingView(isForScript)).RunAsync(data.Read(parsed), job, stop);
            if (isForScript)
                context.Terminal.Output.WriteLine(report.ToJson());
            else
                context.Terminal.Screen.WriteReport(report);

            return ExitCodes.Success;
        });
        return command;
    }
}
