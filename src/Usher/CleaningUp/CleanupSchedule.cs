using Usher.Clients;
using Usher.CommandLine;

namespace Usher.CleaningUp;

/// <summary>Deletes once a day what has been idle, as the root of the account.</summary>
/// <remarks>The first time a day after the start: while a server was not running nobody could ask its campaigns, and that shall not cost them.</remarks>
internal sealed class CleanupSchedule(ServerConnection server, int idleDays, CommandContext context)
{
    public static readonly TimeSpan Pause = TimeSpan.FromDays(1);

    /// <summary>Goes on until told to stop; a day that fails is said, and followed by the next.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Pause, context.Clock, stop);
                await CleanAsync(stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task CleanAsync(CancellationToken stop)
    {
        try
        {
            using var own = new UsherClient(server, context.Clock);
            using var aws = new AwsClient(server.Endpoint, server.Region, server.Credentials, context.Clock);
            var plan = await own.DescribeCleanupAsync(idleDays, stop);
            foreach (var refused in await new Deletions(aws, context.Clock, Say).ApplyEachAsync(plan.Steps, stop))
                Say(refused);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Whatever it was, tomorrow is another day.
            Say(fault.Message);
        }
    }

    private void Say(string text) => context.Terminal.Remark($"Clean-up: {text}");
}
