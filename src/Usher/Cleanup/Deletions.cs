using Usher.Clients;
using Usher.CommandLine;
using Usher.Wire.Personalize;
using Usher.Wire.UsherApi;

namespace Usher.Cleanup;

/// <summary>Deletes the resources of a clean-up plan, step by step. It can be run again after an interruption: a resource that is gone already counts as deleted.</summary>
/// <param name="aws">Calls the server with the credentials of the user.</param>
/// <param name="clock">For pauses.</param>
/// <param name="say">Is called after each step.</param>
internal sealed class Deletions(AwsClient aws, TimeProvider clock, Action<string> say)
{
    // Between two tries of a deletion.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    // For one resource, its deletion included.
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);

    /// <summary>Deletes one resource after the other and waits until each is gone.</summary>
    /// <exception cref="UsherException">A deletion was refused; the later ones were not tried.</exception>
    public async Task ApplyAsync(IReadOnlyList<CleanupStep> steps, CancellationToken cancellationToken)
    {
        foreach (var step in steps)
            await DeleteAsync(step, cancellationToken);
    }

    /// <summary>Deletes every resource that can be deleted.</summary>
    /// <returns>The messages of the deletions that were refused.</returns>
    public async Task<IReadOnlyList<string>> ApplyEachAsync(IReadOnlyList<CleanupStep> steps, CancellationToken cancellationToken)
    {
        var refused = new List<string>();
        foreach (var step in steps)
        {
            try
            {
                await DeleteAsync(step, cancellationToken);
            }
            catch (RefusedException refusal)
            {
                refused.Add(refusal.Message);
            }
        }

        return refused;
    }

    /// <summary>Tags the dataset group with the schemas of the plan, so that a run after an interruption still finds them.</summary>
    public async Task MarkAsync(IReadOnlyList<CleanupStep> steps, CancellationToken cancellationToken)
    {
        string[] schemas = [.. steps.Where(step => step.Operation == "DeleteSchema").Select(step => step.Arn)];
        var group = steps.Single(step => step.Operation == "DeleteDatasetGroup").Arn;
        if (schemas.Length > 0)
            await aws.CallAsync(new TagResourceRequest { ResourceArn = group, Tags = [.. schemas.Select((schema, index) => new Tag { TagKey = $"{CleanupMarks.Schema}{index + 1}", TagValue = schema })] }, cancellationToken);
    }

    private async Task DeleteAsync(CleanupStep step, CancellationToken cancellationToken)
    {
        if (!PersonalizeArn.TryParse(step.Arn, out var arn))
            throw new UsherException($"The server's plan has '{step.Arn}', which is no ARN of Personalize. Is it a server of another version?");

        var began = clock.GetTimestamp();
        while (!await TryAsync(arn, cancellationToken))
        {
            if (clock.GetElapsedTime(began) > Timeout)
                throw new UsherException($"{step.Arn} is still in use, or still there, after {Timeout.TotalMinutes:0} minutes. Run the command again to go on.");
            await Task.Delay(Pause, clock, cancellationToken);
        }

        say($"{step.Operation} {step.Arn}");
    }

    // Deletions go on after their answer: the resource is gone when describing it says ResourceNotFoundException.
    private async Task<bool> TryAsync(PersonalizeArn arn, CancellationToken cancellationToken)
    {
        try
        {
            await aws.DeleteAsync(arn, cancellationToken);
            await aws.DescribeAsync(arn, cancellationToken);
            return false;
        }
        catch (RefusedException refusal) when (refusal.Code is "ResourceNotFoundException")
        {
            return true;
        }
        catch (RefusedException refusal) when (refusal.Code is "ResourceInUseException")
        {
            return false;
        }
    }
}
