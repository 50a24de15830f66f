using System.Text.Json.Nodes;

namespace Usher.Clients.Tests;

/// <summary>The personalize commands of an AWS CLI, whose names and answers follow those of the resources.</summary>
internal sealed class PersonalizeCli(AwsCli aws)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public Task<Outcome> RunAsync(params string[] arguments) => aws.RunAsync(["personalize", .. arguments]);

    /// <summary>Makes a resource.</summary>
    /// <param name="resource">As in commands, such as <c>dataset-group</c>.</param>
    /// <param name="arguments">What follows the command.</param>
    /// <returns>Its ARN.</returns>
    public async Task<string> CreateAsync(string resource, params string[] arguments) =>
        (await RunAsync([$"create-{resource}", .. arguments])).Succeeded().Json[$"{Member(resource)}Arn"]!.GetValue<string>();

    /// <summary>Makes a resource, and waits until it is active.</summary>
    /// <returns>Its ARN.</returns>
    public async Task<string> CreateActiveAsync(string resource, params string[] arguments)
    {
        var arn = await CreateAsync(resource, arguments);
        var settled = await SettledAsync(resource, arn);
        Assert.True(settled["status"]!.GetValue<string>() == "ACTIVE", $"{settled}");
        return arn;
    }

    /// <summary>Describes a resource until nothing more comes of it: it is active or has failed.</summary>
    public async Task<JsonNode> SettledAsync(string resource, string arn)
    {
        while (true)
        {
            var described = (await DescribeAsync(resource, arn)).Succeeded().Json[Member(resource)]!;
            if (described["status"]!.GetValue<string>() is "ACTIVE" or "CREATE FAILED")
                return described;

            await Task.Delay(Pause, TestContext.Current.CancellationToken);
        }
    }

    public Task<Outcome> DescribeAsync(string resource, string arn) => RunAsync($"describe-{resource}", $"--{resource}-arn", arn);

    public Task<Outcome> DeleteAsync(string resource, string arn) => RunAsync($"delete-{resource}", $"--{resource}-arn", arn);

    /// <summary>Deletes a resource, and waits until describing it finds nothing.</summary>
    public async Task DeleteWholeAsync(string resource, string arn)
    {
        (await DeleteAsync(resource, arn)).Succeeded();
        while (await DescribeAsync(resource, arn) is var described)
        {
            if (described.ExitCode != 0)
            {
                described.RefusedWith("ResourceNotFoundException", arn);
                return;
            }

            Assert.StartsWith("DELETE ", described.Json[Member(resource)]!["status"]?.GetValue<string>() ?? "no status", StringComparison.Ordinal);
            await Task.Delay(Pause, TestContext.Current.CancellationToken);
        }
    }

    // dataset-group is described as datasetGroup.
    private static string Member(string resource) =>
        string.Concat(resource.Split('-').Select((word, place) => place == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));
}
