using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Spectre.Console;
using Usher.Clients;
using Usher.CommandLine;
using Usher.DataFolders;
using Usher.Rendering;
using Usher.Wire.Json;
using Usher.Wire.UsherApi;

namespace Usher.Commands;

/// <summary>usher budget: what a month may cost, as it would on AWS, before somebody is told.</summary>
internal static class BudgetCommand
{
    private const string DefaultName = "monthly";

    public static Command Create(CommandContext context) => new("budget", "Tells somebody when a month costs as much, as it would on AWS.") { Set(context), List(context), Remove(context) };

    private static UsherCommand Set(CommandContext context)
    {
        var data = DataFolderOption.Create();
        var monthly = new Option<decimal>("--monthly")
        {
            Description = "The amount, in the currency of the server's prices.",
            HelpName = "AMOUNT",
            Required = true,
            CustomParser = result =>
            {
                var given = result.Tokens[0].Value;
                if (!decimal.TryParse(given, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) || amount <= 0)
                    result.AddError($"--monthly is '{given}'; an amount above 0 is allowed, such as 50 or 12.50.");
                return amount;
            },
        };
        var name = Name();
        var rule = Values.Word("--rule", "How campaigns are billed: by requests, or by TPS-hours as they used to be.", "newer", "older");
        var webhook = new Option<string?>("--webhook") { Description = "Where alerts are sent to as JSON with POST; http or https.", HelpName = "URL" };
        var command = new UsherCommand(
            "set",
            "Makes a budget or changes it. At 50, 80 and 100 per cent, and when the forecast exceeds it, an alert is raised once a month, in the server's log and at the webhook.",
            "usher budget set --monthly 50",
            "usher budget set --monthly 50 --name team --webhook https://chat.example.com/hooks/42")
        {
            monthly, name, rule, webhook, data,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = await OpenAsync(context, parsed.GetValue(data), cancellationToken);
            var budget = await client.PutBudgetAsync(
                new() { Name = parsed.GetRequiredValue(name), Monthly = parsed.GetValue(monthly), Rule = parsed.GetRequiredValue(rule), Webhook = parsed.GetValue(webhook) }, cancellationToken);
            context.Terminal.Output.WriteLine($"Budget {budget.Name}: {Money.Of(budget.Monthly)} a month by the {budget.Rule} rule{(budget.Webhook is { } address ? $", alerts to {address}" : ", alerts to the log")}.");
            return ExitCodes.Success;
        });
        return command;
    }

    private static UsherCommand List(CommandContext context)
    {
        var data = DataFolderOption.Create();
        var json = new Option<bool>("--json") { Description = "Prints everything as one JSON object and nothing else." };
        var command = new UsherCommand("list", "Shows the budgets and how they stand.", "usher budget list") { json, data };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = await OpenAsync(context, parsed.GetValue(data), cancellationToken);
            var budgets = await client.DescribeBudgetsAsync(cancellationToken);
            if (parsed.GetValue(json))
                context.Terminal.Output.WriteLine(JsonSerializer.Serialize(budgets, AwsJson.Options));
            else if (budgets.Budgets.Count == 0)
                context.Terminal.Output.WriteLine("There is no budget. Make one: usher budget set --monthly 50");
            else
                context.Terminal.Screen.Write(Table(budgets));
            return ExitCodes.Success;
        });
        return command;
    }

    private static UsherCommand Remove(CommandContext context)
    {
        var data = DataFolderOption.Create();
        var name = Name();
        var command = new UsherCommand("remove", "Takes a budget away.", "usher budget remove --name team") { name, data };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = await OpenAsync(context, parsed.GetValue(data), cancellationToken);
            var budget = await client.DeleteBudgetAsync(parsed.GetRequiredValue(name), cancellationToken);
            context.Terminal.Output.WriteLine($"Budget {budget.Name} was removed.");
            return ExitCodes.Success;
        });
        return command;
    }

    private static Table Table(DescribeBudgetsResponse budgets)
    {
        var table = Tables.New()
            .AddColumn(Tables.Text("budget"))
            .AddColumn(Tables.Number($"{budgets.Currency} a month"))
            .AddColumn(Tables.Text("rule"))
            .AddColumn(Tables.Number("used"))
            .AddColumn(Tables.Number("at its end"))
            .AddColumn(Tables.Text("alerts this month"))
            .AddColumn(Tables.Text("webhook"));
        foreach (var state in budgets.Budgets)
        {
            var budget = state.Budget;
            table.AddRow(
                Markup.Escape(budget.Name), Money.Of(budget.Monthly), budget.Rule, Money.Of(state.Spent), Money.Of(state.Forecast), Markup.Escape(string.Join(", ", state.Alerts)), Markup.Escape(budget.Webhook ?? ""));
        }

        return table;
    }

    private static Option<string> Name() => new("--name") { Description = "Tells it from other budgets.", HelpName = "NAME", DefaultValueFactory = _ => DefaultName };

    private static Task<UsherClient> OpenAsync(CommandContext context, string? data, CancellationToken cancellationToken) =>
        UsherClient.OpenAsync(DataFolder.Find(data, Environment.GetEnvironmentVariable), context, Environment.GetEnvironmentVariable, cancellationToken);
}
