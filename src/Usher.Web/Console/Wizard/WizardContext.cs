using Usher.Web.Console.SignIn;
using Usher.Wire.Calling;
using Usher.Wire.Errors;

namespace Usher.Web.Console.Wizard;

/// <summary>What a step works with.</summary>
/// <param name="Session">In whose name.</param>
/// <param name="Clock">To wait by.</param>
/// <param name="Report">Says how far it is.</param>
/// <param name="Upload">Puts a dataset's file, which is in the browser, into a bucket.</param>
/// <param name="Stop">Set when the page is left; the work goes on in the service.</param>
internal sealed record WizardContext(ConsoleSession Session, TimeProvider Clock, Action<string> Report, Func<PlannedDataset, string, Task> Upload, CancellationToken Stop)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);

    public PersonalizeClient Personalize => Session.Personalize;

    /// <summary>Waits as the notebooks do: asks until the status is ACTIVE, or has FAILED in it.</summary>
    /// <exception cref="AwsException">It failed; the message is the failure's reason.</exception>
    public async Task UntilActiveAsync(string what, Func<Task<(string? Status, string? Reason)>> look)
    {
        while (true)
        {
            var (status, reason) = await look();
            if (status == "ACTIVE")
                return;
            if (status is null || status.Contains("FAILED", StringComparison.Ordinal) || status.Contains("STOPPED", StringComparison.Ordinal))
                throw new AwsException(status ?? "UNKNOWN", reason ?? $"{what} ended with {status}.");

            Report($"{what}: {status}");
            await Task.Delay(Pause, Clock, Stop);
        }
    }

    /// <summary>Makes something that may be there from an earlier try.</summary>
    public static async Task UnlessThereAsync(Func<Task> make)
    {
        try
        {
            await make();
        }
        catch (AwsException refusal) when (refusal.Code is "BucketAlreadyOwnedByYou" or "EntityAlreadyExists")
        {
            // As wanted.
        }
    }
}
