using System.CommandLine;
using System.Text.Json;
using Usher.Clients;
using Usher.CommandLine;
using Usher.DataFolders;
using Usher.Wire.Json;
using Usher.Wire.Personalize;

namespace Usher.Commands;

/// <summary>usher wait: until resources are ACTIVE, or have failed. The AWS CLI has no waiters for Personalize.</summary>
internal static class WaitCommand
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static Command Create(CommandContext context)
    {
        var data = DataFolderOption.Create();
        var arns = new Argument<string[]>("arn") { Description = "ARNs of what to wait for: import jobs, solution versions, campaigns …", HelpName = "ARN", Arity = ArgumentArity.OneOrMore };
        var timeout = Values.OptionalNumber("--timeout", "How many seconds to wait at most; without it, as long as it takes.", 1, 1_000_000);
        var json = new Option<bool>("--json") { Description = "Prints an array of arn, status and failureReason and nothing else." };
        var command = new UsherCommand(
            "wait",
            "Waits until everything is ACTIVE or has failed, and says how far it is. Ends with 0 if all of it is ACTIVE and 1 if not.",
            "usher wait arn:aws:personalize:us-east-1:123456789012:campaign/films",
            "usher wait --timeout 600 $(aws personalize create-solution-version --solution-arn $SOLUTION --output text)")
        {
            arns, timeout, json, data,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            PersonalizeArn[] wanted = [.. parsed.GetRequiredValue(arns).Select(Parse)];
            var folder = DataFolder.Find(parsed.GetValue(data), Environment.GetEnvironmentVariable);
            var server = await ServerConnection.FindAsync(folder, context, Environment.GetEnvironmentVariable, cancellationToken);
            using var aws = new AwsClient(server.Endpoint, server.Region, server.Credentials, context.Clock);
            var states = await WaitAsync(aws, wanted, parsed.GetValue(timeout) is { } seconds ? TimeSpan.FromSeconds(seconds) : null, context, cancellationToken);
            if (parsed.GetValue(json))
                context.Terminal.Output.WriteLine(JsonSerializer.Serialize(states, AwsJson.Options));
            else
                foreach (var state in states)
                    context.Terminal.Output.WriteLine($"{state.Arn} {state.Status}{(state.FailureReason is { } reason ? $": {reason}" : "")}");
            return states.All(state => state.IsActive) ? ExitCodes.Success : ExitCodes.Failure;
        });
        return command;
    }

    private static async Task<IReadOnlyList<ResourceState>> WaitAsync(AwsClient aws, IReadOnlyList<PersonalizeArn> wanted, TimeSpan? timeout, CommandContext context, CancellationToken cancellationToken)
    {
        var began = context.Clock.GetTimestamp();
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        while (true)
        {
            var states = new List<ResourceState>();
            foreach (var arn in wanted)
            {
                var state = await aws.DescribeAsync(arn, cancellationToken);
                states.Add(state);
                var text = state.Status + await ProgressAsync(aws, arn, state, cancellationToken);
                if (!state.HasEnded && said.GetValueOrDefault(state.Arn) != text)
                    context.Terminal.Remark($"{arn.Kind} {arn.Name}: {said[state.Arn] = text}");
            }

            if (states.All(state => state.HasEnded))
                return states;
            if (timeout is { } limit && context.Clock.GetElapsedTime(began) >= limit)
                throw new UsherException($"After {limit.TotalSeconds:0} seconds {string.Join(", ", states.Where(state => !state.HasEnded).Select(state => $"{state.Arn} is {state.Status}"))}. It goes on by itself; wait longer with a larger --timeout.");

            await Task.Delay(Pause, context.Clock, cancellationToken);
        }
    }

    // Only of trainings more is known than a status; who may not ask for that waits without.
    private static async Task<string> ProgressAsync(AwsClient aws, PersonalizeArn arn, ResourceState state, CancellationToken cancellationToken)
    {
        if (arn.Kind is not PersonalizeKind.SolutionVersion || state.HasEnded)
            return "";

        try
        {
            var training = await aws.DescribeTrainingAsync(arn.ToString(), cancellationToken);
            return training.Phase is { } phase ? $", {phase}, {training.Percent:0} %" : "";
        }
        catch (HttpRequestException)
        {
            return "";
        }
    }

    private static PersonalizeArn Parse(string text) => PersonalizeArn.TryParse(text, out var arn) && ResourceCalls.CanDescribe(arn)
        ? arn
        : throw new UsageException($"'{text}' is no ARN to wait for; one looks like arn:aws:personalize:us-east-1:123456789012:campaign/films.");
}
