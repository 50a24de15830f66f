using Usher.Clients;
using Usher.CommandLine;
using Usher.Wire.CleaningUp;
using Usher.Wire.Personalize;

namespace Usher.CleaningUp;

/// <summary>Carries out a plan, step by step, as whoever's keys it has. Begun again after an end half-way, it goes on where it was: what has gone is no fault.</summary>
/// <param name="aws">The caller.</param>
/// <param name="clock">For pauses.</param>
/// <param name="say">Told each step that is done.</param>
internal sealed class Deletions(AwsClient aws, TimeProvider clock, Action<string> say)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Deletes one by one and waits for each.</summary>
    /// <exception cref="UsherException">One was refused, and those after it were not tried.</exception>
    public async Task ApplyAsync(IReadOnlyList<CleanupStep> steps, CancellationToken stop)
    {
        foreach (var step in steps)
            await DeleteAsync(step, stop);
    }

    /// <summary>Deletes each that can be deleted.</summary>
    /// <returns>What was refused, in sentences.</returns>
    public async Task<IReadOnlyList<string>> ApplyEachAsync(IReadOnlyList<CleanupStep> steps, CancellationToken stop)
    {
        var refused = new List<string>();
        foreach (var step in steps)
        {
            try
            {
                await DeleteAsync(step, stop);
            }
            catch (RefusedException refusal)
            {
                refused.Add(refusal.Message);
            }
        }

        return refused;
    }

    /// <summary>Writes on a dataset group which schemas go with it, for the next time, should this one end before it has come to them.</summary>
    public async Task MarkAsync(IReadOnlyList<CleanupStep> steps, CancellationToken stop)
    {
        string[] schemas = [.. steps.Where(step => step.Operation == "DeleteSchema").Select(step => step.Arn)];
        var group = steps.Single(step => step.Operation == "DeleteDatasetGroup").Arn;
        if (schemas.Length > 0)
            await aws.CallAsync(new TagResourceRequest { ResourceArn = group, Tags = [.. schemas.Select((schema, index) => new Tag { TagKey = $"{CleanupMarks.Schema}{index + 1}", TagValue = schema })] }, stop);
    }

    private async Task DeleteAsync(CleanupStep step, CancellationToken stop)
    {
        if (!PersonalizeArn.TryParse(step.Arn, out var arn))
            throw new UsherException($"The server's plan has '{step.Arn}', which is no ARN of Personalize. Is it a server of another version?");

        var began = clock.GetTimestamp();
        while (!await TryAsync(arn, stop))
        {
            if (clock.GetElapsedTime(began) > Patience)
                throw new UsherException($"{step.Arn} is still in use, or still there, after {Patience.TotalMinutes:0} minutes. Run the command again to go on.");
            await Task.Delay(Pause, clock, stop);
        }

        say($"{step.Operation} {step.Arn}");
    }

    // Deletions are not done when they are answered: it has gone when it is not found.
    private async Task<bool> TryAsync(PersonalizeArn arn, CancellationToken stop)
    {
        try
        {
            await aws.DeleteAsync(arn, stop);
            await aws.DescribeAsync(arn, stop);
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
