using System.CommandLine;
using System.Text.Json;
using Usher.Cleanup;
using Usher.Clients;
using Usher.CommandLine;
using Usher.DataFolders;
using Usher.Rendering;
using Usher.Wire.Json;
using Usher.Wire.UsherApi;

namespace Usher.Commands;

/// <summary>usher cleanup: what is idle, or a whole dataset group; shown first, deleted with --apply.</summary>
internal static class CleanupCommand
{
    private const int DefaultDays = 7;

    public static Command Create(CommandContext context)
    {
        var data = DataFolderOption.Create();
        var idle = Values.Number("--idle", "For how many days nobody has to have asked a campaign, or a campaign served a solution.", 1, 3_650, DefaultDays);
        var (apply, json) = (Apply(), Json());
        var command = new UsherCommand(
            "cleanup",
            "Tells which campaigns and solutions are idle and what a month without them would cost less on AWS; with --apply it deletes them. Spared is what was made or updated within a day, and what has the tag 'keep' or lies in a dataset group that has it.",
            "usher cleanup",
            "usher cleanup --idle 14 --apply",
            "usher cleanup group films --apply")
        {
            idle, apply, json, data, Group(context),
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            context,
            DataFolder.Find(parsed.GetValue(data), Environment.GetEnvironmentVariable),
            new(parsed.GetValue(apply), parsed.GetValue(json)),
            client => client.DescribeCleanupAsync(parsed.GetValue(idle), cancellationToken),
            async (deletions, plan) =>
            {
                var refused = await deletions.ApplyEachAsync(plan.Steps, cancellationToken);
                foreach (var refusal in refused)
                    context.Terminal.Error.WriteLine($"usher: {refusal}");
                return refused.Count == 0;
            },
            cancellationToken));
        return command;
    }

    private static UsherCommand Group(CommandContext context)
    {
        var data = DataFolderOption.Create();
        var name = new Argument<string>("name") { Description = "Name or ARN of the dataset group.", HelpName = "NAME" };
        var (apply, json) = (Apply(), Json());
        var command = new UsherCommand(
            "group",
            "Tells what has to be deleted in which order for a dataset group to go: campaigns, solutions, event trackers, filters, datasets, schemas that no other group uses, the group. With --apply it deletes them and waits for each; run again after an end half-way, it goes on.",
            "usher cleanup group films",
            "usher cleanup group films --apply")
        {
            name, apply, json, data,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            context,
            DataFolder.Find(parsed.GetValue(data), Environment.GetEnvironmentVariable),
            new(parsed.GetValue(apply), parsed.GetValue(json)),
            client => client.DescribeCleanupAsync(parsed.GetRequiredValue(name), cancellationToken),
            async (deletions, plan) =>
            {
                await deletions.MarkAsync(plan.Steps, cancellationToken);
                await deletions.ApplyAsync(plan.Steps, cancellationToken);
                return true;
            },
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        CommandContext context, DataFolder folder, Wish wish, Func<UsherClient, Task<CleanupPlan>> ask, Func<Deletions, CleanupPlan, Task<bool>> apply, CancellationToken cancellationToken)
    {
        var server = await ServerConnection.FindAsync(folder, context, Environment.GetEnvironmentVariable, cancellationToken);
        using var client = new UsherClient(server, context.Clock);
        var plan = await ask(client);
        var terminal = context.Terminal;
        if (wish.IsForScript)
            terminal.Output.WriteLine(JsonSerializer.Serialize(plan, AwsJson.Options));
        else
            terminal.Screen.WriteCleanup(plan, wish.Applies);
        if (!wish.Applies)
            return ExitCodes.Success;

        using var aws = new AwsClient(server.Endpoint, server.Region, server.Credentials, context.Clock);
        return await apply(new(aws, context.Clock, terminal.Remark), plan) ? ExitCodes.Success : ExitCodes.Failure;
    }

    private static Option<bool> Apply() => new("--apply") { Description = "Deletes; without it nothing is changed." };

    private static Option<bool> Json() => new("--json") { Description = "Prints the plan as one JSON object and nothing else." };

    private readonly record struct Wish(bool Applies, bool IsForScript);
}
