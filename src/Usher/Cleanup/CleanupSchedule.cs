using Usher.Clients;
using Usher.CommandLine;

namespace Usher.Cleanup;

/// <summary>Deletes idle campaigns and solutions once a day, as the root of the account.</summary>
/// <remarks>The first run is a day after the start, because campaigns of a server that was stopped look idle although nobody could call them.</remarks>
internal sealed class CleanupSchedule(ServerConnection server, int idleDays, CommandContext context)
{
    public static readonly TimeSpan Pause = TimeSpan.FromDays(1);

    /// <summary>Runs until it is cancelled. A clean-up that fails is reported on the terminal, and the next one runs a day later.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Pause, context.Clock, cancellationToken);
                await CleanAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The server is stopping.
        }
    }

    private async Task CleanAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var own = new UsherClient(server, context.Clock);
            using var aws = new AwsClient(server.Endpoint, server.Region, server.Credentials, context.Clock);
            var plan = await own.DescribeCleanupAsync(idleDays, cancellationToken);
            foreach (var refused in await new Deletions(aws, context.Clock, Say).ApplyEachAsync(plan.Steps, cancellationToken))
                Say(refused);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The clean-up runs again tomorrow, so a failure is only reported.
            Say(fault.Message);
        }
    }

    private void Say(string text) => context.Terminal.Remark($"Clean-up: {text}");
}
