using System.CommandLine;
using System.Text.Json;
using Usher.Clients;
using Usher.CommandLine;
using Usher.DataFolders;
using Usher.Rendering;
using Usher.Wire.Json;
using Usher.Wire.UsherApi;

namespace Usher.Commands;

/// <summary>usher usage: what was used, and what the same would have cost on AWS.</summary>
internal static class UsageCommand
{
    private static readonly JsonSerializerOptions ForEditing = new(AwsJson.Options) { WriteIndented = true };

    public static Command Create(CommandContext context)
    {
        var data = DataFolderOption.Create();
        var since = Given("--since", "From when: a date, a time in UTC, or a month. Without it: the beginning of this month.", "DATE");
        var until = Given("--until", "Until when; a date means its beginning. Without it: now.", "DATE");
        var prices = Given("--prices", "A file of prices to reckon with, instead of those of the server.", "FILE");
        var free = new Option<bool>("--free-tier") { Description = "Takes the free tier off each month, as in the first two months of an account." };
        var json = new Option<bool>("--json") { Description = "Prints everything as one JSON object and nothing else." };
        var csv = new Option<bool>("--csv") { Description = "Prints a line for each resource, with a header." };
        var show = new Option<bool>("--show-prices") { Description = "Prints the prices, as a file that can be edited and given to --prices." };

        var command = new UsherCommand(
            "usage",
            "Tells what campaigns, trainings and data were used, and what the same would have cost on AWS by the older and the newer way of billing campaigns.",
            "usher usage",
            "usher usage --since 2026-11-01 --until 2026-12-01 --csv",
            "usher usage --show-prices > prices.json && usher usage --prices prices.json")
        {
            since, until, prices, free, json, csv, show, data,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (new[] { json, csv, show }.Count(parsed.GetValue) > 1)
                throw new UsageException("More than one of --json, --csv and --show-prices was given; one of them is allowed.");

            var list = parsed.GetValue(prices) is { } file ? await ReadAsync(file, cancellationToken) : null;
            var folder = DataFolder.Find(parsed.GetValue(data), Environment.GetEnvironmentVariable);
            using var client = await UsherClient.OpenAsync(folder, context, Environment.GetEnvironmentVariable, cancellationToken);
            var cost = await client.DescribeCostAsync(new() { Since = parsed.GetValue(since), Until = parsed.GetValue(until), FreeTier = parsed.GetValue(free), Prices = list }, cancellationToken);
            var terminal = context.Terminal;
            if (parsed.GetValue(json))
                terminal.Output.WriteLine(JsonSerializer.Serialize(cost, AwsJson.Options));
            else if (parsed.GetValue(csv))
                CostCsv.Write(terminal.Output, cost);
            else if (parsed.GetValue(show))
                terminal.Output.WriteLine(JsonSerializer.Serialize(cost.Prices, ForEditing));
            else
                terminal.Screen.WriteCost(cost, await client.DescribeUsageAsync(cost.Since, cost.Until, cancellationToken));
            return ExitCodes.Success;
        });
        return command;
    }

    private static async Task<PriceList> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return JsonSerializer.Deserialize<PriceList>(await File.ReadAllBytesAsync(file, cancellationToken), AwsJson.Options) ?? throw new JsonException("It holds null.");
        }
        catch (JsonException fault)
        {
            throw new UsherException($"{file} is no file of prices: {fault.Message} 'usher usage --show-prices' prints one to begin with.");
        }
    }

    private static Option<string?> Given(string name, string description, string helpName) => new(name) { Description = description, HelpName = helpName };
}
