using System.CommandLine;
using Usher.CommandLine;
using Usher.DataFolders;
using Usher.Demo;
using Usher.Ranking.Recipes;
using Usher.Web.Configuration;

namespace Usher.Commands;

/// <summary>usher demo: the whole journey in one command.</summary>
internal static class DemoCommand
{
    public static Command Create(CommandContext context)
    {
        var movieLens = new Option<string?>("--movielens") { Description = "An unpacked MovieLens folder; without it, films and viewers are invented.", HelpName = "DIR" };
        var users = Values.List("--users", "Whom to recommend to; without it, the first three users.", "ID,ID,…");
        var recipes = Values.List("--recipes", "What AutoML chooses from; without it, the HRNN recipes that fit the data.", "A,B,…");
        var data = new Option<string?>("--data") { Description = "A data folder for the server, new or empty, that stays: go on with 'usher serve --data DIR'. Without it, one that is gone at the end.", HelpName = "DIR" };
        var port = Values.Number("--port", "The port of the AWS API; 0 takes any free one.", 0, 65535, 0);
        var webPort = Values.OptionalNumber("--web-port", $"The port of the movie site and the console; 0 takes any free one. Without it {WebOptions.DefaultPort}, or any free one where that is taken.", 0, 65535);
        var once = new Option<bool>("--once") { Description = "Ends after printing. Without it, the movie site and the console stay open until Ctrl-C." };

        var command = new UsherCommand(
            "demo",
            "Shows the whole journey: prepare, import, train, recommend. Leaves nothing behind, unless --data says where.",
            "usher demo",
            "usher demo --movielens ml-100k --users 22,6,122 --once",
            "usher demo --data shop --port 4566 --web-port 8080")
        {
            movieLens, users, recipes, data, port, webPort, once,
        };
        command.SetAction(async (parsed, stop) =>
        {
            var candidates = parsed.GetRequiredValue(recipes).Select(name => RecipeCatalog.Find(name).Name).ToArray();
            var place = new DemoPlace(parsed.GetValue(data) is { } named ? DataFolder.Find(named, Environment.GetEnvironmentVariable) : null, parsed.GetValue(port), parsed.GetValue(webPort));
            place.Check();
            await new Journey(context, DemoData.Of(parsed.GetValue(movieLens)), place, candidates).RunAsync(parsed.GetRequiredValue(users), staysOpen: !parsed.GetValue(once), stop);
            return ExitCodes.Success;
        });
        return command;
    }
}
