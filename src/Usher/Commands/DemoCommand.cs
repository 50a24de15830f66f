using System.CommandLine;
using Usher.CommandLine;
using Usher.Demo;
using Usher.Ranking.Recipes;

namespace Usher.Commands;

/// <summary>usher demo: the whole journey in one command.</summary>
internal static class DemoCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var movieLens = new Option<string?>("--movielens") { Description = "An unpacked MovieLens folder; without it, films and viewers are invented.", HelpName = "DIR" };
        var users = Values.List("--users", "Whom to recommend to; without it, the first three users.", "ID,ID,…");
        var recipes = Values.List("--recipes", "What AutoML chooses from; without it, the HRNN recipes that fit the data.", "A,B,…");
        var once = new Option<bool>("--once") { Description = "Ends after printing. Without it, the movie site and the console stay open until Ctrl-C." };

        var command = new UsherCommand(
            "demo",
            "Shows the whole journey: prepare, import, train, recommend. Leaves nothing behind.",
            "usher demo",
            "usher demo --movielens ml-100k --users 22,6,122 --once")
        {
            movieLens, users, recipes, once,
        };
        command.SetAction(async (parsed, stop) =>
        {
            var candidates = parsed.GetRequiredValue(recipes).Select(name => RecipeCatalog.Find(name).Name).ToArray();
            await new Journey(surroundings, DemoData.Of(parsed.GetValue(movieLens)), candidates).RunAsync(parsed.GetRequiredValue(users), staysOpen: !parsed.GetValue(once), stop);
            return ExitCodes.Success;
        });
        return command;
    }
}
