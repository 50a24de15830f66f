using System.CommandLine;
using Usher.CommandLine;
using Usher.Models;
using Usher.Rendering;

namespace Usher.Commands;

/// <summary>usher recommend: a user's best items from a model folder.</summary>
internal static class RecommendCommand
{
    public static Command Create(CommandContext context)
    {
        var model = new Argument<string>("MODEL") { Description = "A model folder, as 'usher train' writes it." };
        var user = new Option<string>("--user") { Description = "The USER_ID.", HelpName = "ID", Required = true };
        var k = Values.Number("--k", "How many items.", 1, 500, 25);
        k.Aliases.Add("-k");
        var includeSeen = new Option<bool>("--include-seen") { Description = "Also recommends items that the user has had." };
        var json = new Option<bool>("--json") { Description = "Prints userId and items as one JSON object and nothing else." };

        var command = new UsherCommand(
            "recommend",
            "Prints the items that a model has for a user, best first.",
            "usher recommend model --user 22",
            "usher recommend model --user 22 -k 5 --json")
        {
            model, user, k, includeSeen, json,
        };
        command.SetAction(parsed => Recommend(
            context.Terminal,
            parsed.GetRequiredValue(model),
            parsed.GetRequiredValue(user),
            parsed.GetValue(k),
            parsed.GetValue(includeSeen),
            parsed.GetValue(json)));
        return command;
    }

    private static int Recommend(Terminal terminal, string model, string user, int k, bool includeSeen, bool asJson)
    {
        using var recommender = Recommender.Open(model);
        var recommendation = recommender.Recommend(user, k, includeSeen);
        if (!recommendation.IsKnownUser)
            terminal.Remark($"The model does not know user '{user}'; these are the items it has for someone without a history.");

        if (asJson)
            terminal.Output.WriteLine(recommendation.ToJson());
        else
            terminal.Screen.WriteRecommendation(recommendation);

        return ExitCodes.Success;
    }
}
