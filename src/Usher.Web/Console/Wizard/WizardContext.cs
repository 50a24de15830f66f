using Usher.Web.Console.SignIn;
using Usher.Wire.Calling;
using Usher.Wire.Errors;

namespace Usher.Web.Console.Wizard;

/// <summary>What a step of the wizard needs to run.</summary>
/// <param name="Session">The session whose credentials are used.</param>
/// <param name="Clock">The clock.</param>
/// <param name="Report">Shows the progress.</param>
/// <param name="Upload">Uploads the file of a dataset from the browser to a bucket.</param>
/// <param name="Stop">Cancelled when the page is closed; the service goes on with its work.</param>
internal sealed record WizardContext(ConsoleSession Session, TimeProvider Clock, Action<string> Report, Func<PlannedDataset, string, Task> Upload, CancellationToken Stop)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);

    public PersonalizeClient Personalize => Session.Personalize;

    /// <summary>Polls until the status is ACTIVE.</summary>
    /// <exception cref="AwsException">The resource failed or was stopped; the message is the failure reason.</exception>
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

    /// <summary>Creates something, unless an earlier attempt has created it.</summary>
    public static async Task UnlessThereAsync(Func<Task> make)
    {
        try
        {
            await make();
        }
        catch (AwsException refusal) when (refusal.Code is "BucketAlreadyOwnedByYou" or "EntityAlreadyExists")
        {
            // It exists already.
        }
    }
}
