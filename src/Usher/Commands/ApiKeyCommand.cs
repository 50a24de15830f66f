using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Usher.CommandLine;
using Usher.DataFolders;
using Usher.Rendering;
using Usher.Web.Rest;
using Usher.Web.Rest.Keys;

namespace Usher.Commands;

/// <summary>usher apikey: the keys of the REST API.</summary>
internal static class ApiKeyCommand
{
    private const int DefaultPerMinute = 600;
    private const int MaxPerMinute = 1_000_000;
    private const int MaxNameLength = 100;

    public static Command Create(CommandContext context) => new("apikey", "Makes, lists and revokes keys of the REST API. A server that runs notices within a second.")
    {
        CreateCreate(context),
        CreateList(context),
        CreateRevoke(context),
    };

    private static UsherCommand CreateCreate(CommandContext context)
    {
        var data = DataFolderOption.Create();
        var name = new Option<string>("--name") { Description = "What to call it.", HelpName = "NAME", Required = true };
        var scopes = Values.List("--scopes", $"What it is for: {string.Join(", ", Scopes.All)}; without it, all of them.", "A,B,…");
        var perMinute = Values.Number("--per-minute", "How many requests a minute it allows.", 1, MaxPerMinute, DefaultPerMinute);
        var command = new UsherCommand("create", "Makes a key and prints it, once: only a hash of it is kept.", "usher apikey create --name shop --scopes recommend,items,events --per-minute 600") { data, name, scopes, perMinute };
        command.SetAction(parsed =>
        {
            var (key, kept) = Keys(parsed.GetValue(data), context).Create(NameOf(parsed.GetRequiredValue(name)), ScopesOf(parsed.GetRequiredValue(scopes)), parsed.GetValue(perMinute));
            context.Terminal.Output.WriteLine(key);
            context.Terminal.Remark($"Made {kept.Id} ({kept.Name}) for {string.Join(", ", kept.Scopes)}, {kept.PerMinute} requests a minute. Keep the key: it is not shown again. From now on the REST API asks everybody for one.");
            return ExitCodes.Success;
        });
        return command;
    }

    private static UsherCommand CreateList(CommandContext context)
    {
        var data = DataFolderOption.Create();
        var command = new UsherCommand("list", "Shows which keys there are, without the keys themselves.", "usher apikey list") { data };
        command.SetAction(parsed =>
        {
            var keys = Keys(parsed.GetValue(data), context).Read();
            if (keys.Count == 0)
                context.Terminal.Remark("There is no key yet. Make one with: usher apikey create --name NAME");
            else
                context.Terminal.Screen.Write(TableOf(keys));
            return ExitCodes.Success;
        });
        return command;
    }

    private static UsherCommand CreateRevoke(CommandContext context)
    {
        var data = DataFolderOption.Create();
        var key = new Argument<string>("key") { Description = "Its id or its name, as 'usher apikey list' shows them." };
        var command = new UsherCommand("revoke", "Makes a key good for nothing.", "usher apikey revoke shop") { data, key };
        command.SetAction(parsed =>
        {
            var named = parsed.GetRequiredValue(key);
            if (!Keys(parsed.GetValue(data), context).Revoke(named))
                throw new UsherException($"There is no key '{named}' that is good. 'usher apikey list' shows those there are.");

            context.Terminal.Remark($"Revoked {named}.");
            return ExitCodes.Success;
        });
        return command;
    }

    private static ApiKeyFile Keys(string? data, CommandContext context) => new(DataFolder.Find(data, Environment.GetEnvironmentVariable).Web, context.Clock);

    private static string NameOf(string name) => name.Length is > 0 and <= MaxNameLength ? name : throw new UsageException($"--name has {name.Length} characters; 1 to {MaxNameLength} are allowed.");

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
