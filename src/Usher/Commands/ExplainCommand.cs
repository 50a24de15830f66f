using System.CommandLine;
using System.Text.Json;
using Usher.Clients;
using Usher.CommandLine;
using Usher.DataFolders;
using Usher.Rendering;
using Usher.Wire.Json;

namespace Usher.Commands;

/// <summary>usher explain: whether a principal is allowed an action and which statement would allow it, what an import did, why items are recommended to a user, and what a filter keeps.</summary>
internal static class ExplainCommand
{
    public static Command Create(CommandContext context) => new("explain", "Explains what was refused and what would allow it, why items are recommended to a user, and what a filter keeps.")
    {
        Access(context), Import(context), Recommendation(context), Filter(context),
    };

    private static UsherCommand Access(CommandContext context)
    {
        var data = DataFolderOption.Create();
        var principal = Needed("--principal", "The principal: a service such as personalize.amazonaws.com, or the ARN of a user or a role.", "WHO");
        var role = Given("--role", "The role that the service assumes.", "ARN");
        var sourceAccount = Given("--source-account", "aws:SourceAccount as the service gives it; by default this account.", "ACCOUNT");
        var sourceArn = Given("--source-arn", "aws:SourceArn as the service gives it.", "ARN");
        var action = Needed("--action", "The action, such as s3:GetObject or iam:CreateUser.", "ACTION");
        var resource = Needed("--resource", "ARN of the resource that the action is for.", "ARN");
        var json = new Option<bool>("--json") { Description = "Prints isAllowed, text and statements as one JSON object and nothing else." };

        var command = new UsherCommand(
            "access",
            "Tells whether a principal may do something and, if not, prints the statement to add and the policy it belongs into. Ends with 0 if it may and 1 if not.",
            "usher explain access --principal arn:aws:iam::123456789012:user/adham --action s3:PutObject --resource arn:aws:s3:::data/interactions.csv",
            "usher explain access --principal personalize.amazonaws.com --role arn:aws:iam::123456789012:role/AmazonPersonalize-ExecutionRole --action s3:GetObject --resource arn:aws:s3:::data/interactions.csv")
        {
            principal, role, sourceAccount, sourceArn, action, resource, json, data,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var folder = DataFolder.Find(parsed.GetValue(data), Environment.GetEnvironmentVariable);
            using var client = await UsherClient.OpenAsync(folder, context, Environment.GetEnvironmentVariable, cancellationToken);
            var explanation = await client.ExplainAccessAsync(
                new()
                {
                    Principal = parsed.GetRequiredValue(principal),
                    Role = parsed.GetValue(role),
                    SourceAccount = parsed.GetValue(sourceAccount),
                    SourceArn = parsed.GetValue(sourceArn),
                    Action = parsed.GetRequiredValue(action),
                    Resource = parsed.GetRequiredValue(resource),
                },
                cancellationToken);
            context.Terminal.Output.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(explanation, AwsJson.Options) : explanation.Text.TrimEnd());
            return explanation.IsAllowed ? ExitCodes.Success : ExitCodes.Failure;
        });
        return command;
    }

    private static UsherCommand Import(CommandContext context)
    {
        var data = DataFolderOption.Create();
        var arn = new Argument<string>("arn") { Description = "ARN of the dataset import job.", HelpName = "ARN" };
        var json = new Option<bool>("--json") { Description = "Prints everything as one JSON object and nothing else." };
        var command = new UsherCommand(
            "import",
            "Tells what became of an import: which rows cannot be used and why, whether the service may read the files, and the statement to add where it may not. Ends with 0 if the import is ACTIVE and 1 if not.",
            "usher explain import arn:aws:personalize:us-east-1:123456789012:dataset-import-job/first")
        {
            arn, json, data,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var folder = DataFolder.Find(parsed.GetValue(data), Environment.GetEnvironmentVariable);
            using var client = await UsherClient.OpenAsync(folder, context, Environment.GetEnvironmentVariable, cancellationToken);
            var import = await client.ExplainImportAsync(parsed.GetRequiredValue(arn), cancellationToken);
            context.Terminal.Output.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(import, AwsJson.Options) : ImportExplanation.Of(import));
            return import.Status == "ACTIVE" ? ExitCodes.Success : ExitCodes.Failure;
        });
        return command;
    }

    private static UsherCommand Recommendation(CommandContext context)
    {
        var data = DataFolderOption.Create();
        var campaign = new Argument<string>("campaign") { Description = "ARN of an ACTIVE campaign of a personalised recipe.", HelpName = "ARN" };
        var user = Needed("--user", "ID of the user who gets the recommendations.", "ID");
        var items = new Option<string[]>("--item") { Description = "An item to explain; may be given several times. Without it, the ten best.", HelpName = "ID" };
        var reasons = Values.OptionalNumber("--reasons", "The most reasons for each item; 3 by default.", 1, 50);
        var json = new Option<bool>("--json") { Description = "Prints everything as one JSON object and nothing else." };
        var command = new UsherCommand(
            "recommendation",
            "Tells which items of a user's history lead to the recommendations, by leaving each out in turn and asking the model again.",
            "usher explain recommendation arn:aws:personalize:us-east-1:123456789012:campaign/films --user 22",
            "usher explain recommendation arn:aws:personalize:us-east-1:123456789012:campaign/films --user 22 --item f17 --reasons 5")
        {
            campaign, user, items, reasons, json, data,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var folder = DataFolder.Find(parsed.GetValue(data), Environment.GetEnvironmentVariable);
            using var client = await UsherClient.OpenAsync(folder, context, Environment.GetEnvironmentVariable, cancellationToken);
            var explanation = await client.ExplainRecommendationsAsync(
                new()
                {
                    CampaignArn = parsed.GetRequiredValue(campaign),
                    UserId = parsed.GetRequiredValue(user),
                    ItemIds = parsed.GetValue(items) is { Length: > 0 } asked ? asked : null,
                    NumReasons = parsed.GetValue(reasons),
                },
                cancellationToken);
            context.Terminal.Output.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(explanation, AwsJson.Options) : RecommendationExplanation.Of(explanation));
            return ExitCodes.Success;
        });
        return command;
    }

    private static UsherCommand Filter(CommandContext context)
    {
        var data = DataFolderOption.Create();
        var filter = new Argument<string>("filter") { Description = "ARN of the filter.", HelpName = "ARN" };
        var user = Given("--user", "The user whose interactions and row the filter reads.", "ID");
        var values = new Option<string[]>("--values") { Description = "The value of a placeholder; may be given several times. Several values are separated by commas.", HelpName = "NAME=VALUE" };
        var current = Given("--current-item", "The current item of a filter of related items.", "ID");
        var items = new Option<string[]>("--item") { Description = "An item to explain; may be given several times.", HelpName = "ID" };
        var json = new Option<bool>("--json") { Description = "Prints everything as one JSON object and nothing else." };
        var command = new UsherCommand(
            "filter",
            "Prints the tree of a filter expression with the number of items that each condition keeps, and why the filter leaves out items.",
            "usher explain filter arn:aws:personalize:us-east-1:123456789012:filter/unseen --user 22 --values GENRES=Comedy",
            "usher explain filter arn:aws:personalize:us-east-1:123456789012:filter/unseen --user 22 --values GENRES=Comedy,Drama --item f17")
        {
            filter, user, values, current, items, json, data,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var folder = DataFolder.Find(parsed.GetValue(data), Environment.GetEnvironmentVariable);
            using var client = await UsherClient.OpenAsync(folder, context, Environment.GetEnvironmentVariable, cancellationToken);
            var explanation = await client.ExplainFilterAsync(
                new()
                {
                    FilterArn = parsed.GetRequiredValue(filter),
                    UserId = parsed.GetValue(user),
                    CurrentItemId = parsed.GetValue(current),
                    FilterValues = ValuesOf(parsed.GetValue(values) ?? []),
                    ItemIds = parsed.GetValue(items),
                },
                cancellationToken);
            context.Terminal.Output.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(explanation, AwsJson.Options) : FilterExplanation.Of(explanation));
            return ExitCodes.Success;
        });
        return command;
    }

    private static Dictionary<string, string> ValuesOf(string[] values)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            var sign = value.IndexOf('=', StringComparison.Ordinal);
            if (sign <= 0)
                throw new UsageException($"--values is '{value}'; NAME=VALUE is wanted, such as GENRES=Comedy.");
            read[value[..sign]] = value[(sign + 1)..];
        }

        return read;
    }

    private static Option<string> Needed(string name, string description, string helpName) => new(name) { Description = description, HelpName = helpName, Required = true };

    private static Option<string?> Given(string name, string description, string helpName) => new(name) { Description = description, HelpName = helpName };
}
