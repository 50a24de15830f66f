using System.CommandLine;
using Usher.Clients;
using Usher.CommandLine;
using Usher.DataFolders;
using Usher.Wire.Personalize;

namespace Usher.Commands;

/// <summary>usher stop: ends imports and trainings that are under way. AWS can stop trainings only.</summary>
internal static class StopCommand
{
    public static Command Create(CommandContext context)
    {
        var data = DataFolderOption.Create();
        var arns = new Argument<string[]>("arn") { Description = "ARNs of what to stop: import jobs and solution versions.", HelpName = "ARN", Arity = ArgumentArity.OneOrMore };
        var command = new UsherCommand(
            "stop",
            "Stops imports and trainings that are pending or under way; nothing of them is kept. An import that was stopped is CREATE FAILED, since Personalize has no other word for it.",
            "usher stop arn:aws:personalize:us-east-1:123456789012:dataset-import-job/first")
        {
            arns, data,
        };
        command.SetAction(async (parsed, stop) =>
        {
            PersonalizeArn[] wanted = [.. parsed.GetRequiredValue(arns).Select(Parse)];
            var folder = DataFolder.Find(parsed.GetValue(data), Environment.GetEnvironmentVariable);
            var server = await ServerConnection.FindAsync(folder, context, Environment.GetEnvironmentVariable, stop);
            using var aws = new AwsClient(server.Endpoint, server.Region, server.Credentials, context.Clock);
            foreach (var arn in wanted)
            {
                if (arn.Kind is PersonalizeKind.DatasetImportJob)
                    await aws.StopImportAsync(arn.ToString(), stop);
                else
                    await aws.CallAsync(new StopSolutionVersionCreationRequest { SolutionVersionArn = arn.ToString() }, stop);
                context.Terminal.Output.WriteLine($"{arn} is being stopped.");
            }

            return ExitCodes.Success;
        });
        return command;
    }

    private static PersonalizeArn Parse(string text) => PersonalizeArn.TryParse(text, out var arn) && arn is { IsLatest: false, Kind: PersonalizeKind.DatasetImportJob or PersonalizeKind.SolutionVersion }
        ? arn
        : throw new UsageException($"'{text}' is no ARN of an import job or a solution version; one looks like arn:aws:personalize:us-east-1:123456789012:dataset-import-job/first.");
}
