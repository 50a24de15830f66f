using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Usher.CommandLine;
using Usher.Rendering;
using Usher.Serving;
using Usher.Web.Rest;
using Usher.Web.Rest.Keys;

namespace Usher.Commands;

/// <summary>usher apikey: the keys of the REST API.</summary>
internal static class ApiKeyCommand
{
    private const int UsualPerMinute = 600;
    private const int MostPerMinute = 1_000_000;
    private const int LongestName = 100;

    public static Command Create(Surroundings surroundings) => new("apikey", "Makes, lists and revokes keys of the REST API. A server that runs notices within a second.")
    {
        CreateCreate(surroundings),
        CreateList(surroundings),
        CreateRevoke(surroundings),
    };

    private static UsherCommand CreateCreate(Surroundings surroundings)
    {
        var data = DataFolderOption.Create();
        var name = new Option<string>("--name") { Description = "What to call it.", HelpName = "NAME", Required = true };
        var scopes = Values.List("--scopes", $"What it is for: {string.Join(", ", Scopes.All)}; without it, all of them.", "A,B,…");
        var perMinute = Values.Number("--per-minute", "How many requests a minute it allows.", 1, MostPerMinute, UsualPerMinute);
        var command = new UsherCommand("create", "Makes a key and prints it, once: only a hash of it is kept.", "usher apikey create --name shop --scopes recommend,items,events --per-minute 600") { data, name, scopes, perMinute };
        command.SetAction(parsed =>
        {
            var (key, kept) = Keys(parsed.GetValue(data), surroundings).Create(NameOf(parsed.GetRequiredValue(name)), ScopesOf(parsed.GetRequiredValue(scopes)), parsed.GetValue(perMinute));
            surroundings.Terminal.Output.WriteLine(key);
            surroundings.Terminal.Remark($"Made {kept.Id} ({kept.Name}) for {string.Join(", ", kept.Scopes)}, {kept.PerMinute} requests a minute. Keep the key: it is not shown again. From now on the REST API asks everybody for one.");
            return ExitCodes.Success;
        });
        return command;
    }

    private static UsherCommand CreateList(Surroundings surroundings)
    {
        var data = DataFolderOption.Create();
        var command = new UsherCommand("list", "Shows which keys there are, without the keys themselves.", "usher apikey list") { data };
        command.SetAction(parsed =>
        {
            var keys = Keys(parsed.GetValue(data), surroundings).Read();
            if (keys.Count == 0)
                surroundings.Terminal.Remark("There is no key yet. Make one with: usher apikey create --name NAME");
            else
                surroundings.Terminal.Screen.Write(TableOf(keys));
            return ExitCodes.Success;
        });
        return command;
    }

    private static UsherCommand CreateRevoke(Surroundings surroundings)
    {
        var data = DataFolderOption.Create();
        var key = new Argument<string>("key") { Description = "Its id or its name, as 'usher apikey list' shows them." };
        var command = new UsherCommand("revoke", "Makes a key good for nothing.", "usher apikey revoke shop") { data, key };
        command.SetAction(parsed =>
        {
            var named = parsed.GetRequiredValue(key);
            if (!Keys(parsed.GetValue(data), surroundings).Revoke(named))
                throw new UsherException($"There is no key '{named}' that is good. 'usher apikey list' shows those there are.");

            surroundings.Terminal.Remark($"Revoked {named}.");
            return ExitCodes.Success;
        });
        return command;
    }

    private static ApiKeyFile Keys(string? data, Surroundings surroundings) => new(DataFolder.Find(data, Environment.GetEnvironmentVariable).Web, surroundings.Clock);

    private static string NameOf(string name) => name.Length is > 0 and <= LongestName ? name : throw new UsageException($"--name has {name.Length} characters; 1 to {LongestName} are allowed.");

    private static IReadOnlyList<string> ScopesOf(string[] given)
    {
        if (given.FirstOrDefault(scope => !Scopes.All.Contains(scope)) is { } unknown)
            throw new UsageException($"--scopes has '{unknown}'; allowed are {string.Join(", ", Scopes.All)}.");

        return given.Length == 0 ? Scopes.All : [.. given.Distinct()];
    }

    private static Table TableOf(IReadOnlyList<ApiKey> keys)
    {
        var table = Tables.New().AddColumns(Tables.Text("Id"), Tables.Text("Name"), Tables.Text("For"), Tables.Number("Per minute"), Tables.Text("Made"), Tables.Text("State"));
        foreach (var key in keys)
        {
            table.AddRow(
                key.Id,
                Markup.Escape(key.Name),
                string.Join(", ", key.Scopes),
                key.PerMinute.ToString(CultureInfo.InvariantCulture),
                TimeOf(key.CreatedAt),
                key.RevokedAt is { } at ? $"revoked {TimeOf(at)}" : "good");
        }

        return table;
    }

    private static string TimeOf(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
