using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Usher.Core.Records;
using Usher.Core.Resources;

namespace Usher.Core.Jobs;

/// <summary>
/// Runs work, and fails work that keeps crashing. Each attempt is counted in the records before it begins, so that one that crashes the server counts too. After three attempts that ended
/// in a crash, the work fails with a reason. An attempt that is interrupted by a stop of the server does not count.
/// </summary>
internal sealed partial class JobAttempts(ServiceRecords records, TimeProvider clock, ILogger<JobAttempts> log)
{
    /// <summary>After so many crashes the work fails.</summary>
    public const int MaxAttempts = 3;

    // Time for the system to clean up after a crash, such as to free memory.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Task, bool> _underWay = [];

    /// <summary>Waits for a turn, does the work, and repeats it after a crash of its process.</summary>
    /// <exception cref="JobFailedException">The work cannot be done, or has crashed too often.</exception>
    public async Task RunAsync(IJobWork work, string arn, CancellationToken cancellationToken, CancellationToken giveUp)
    {
        var running = TryAsync(work, arn, cancellationToken, giveUp);
        _underWay[running] = true;
        try
        {
            await running;
        }
        finally
        {
            _underWay.TryRemove(running, out _);
        }
    }

    /// <summary>Waits until all work has ended and the records have the outcome. After a stop was requested, this takes a moment.</summary>
    public Task EndedAsync() => Task.WhenAll(_underWay.Keys.Select(running => running.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default)));

    private async Task TryAsync(IJobWork work, string arn, CancellationToken cancellationToken, CancellationToken giveUp)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, giveUp);
        using var turn = await work.WaitForTurnAsync(arn, either.Token);
        while (await BeginAsync(arn, cancellationToken) is { } begun)
        {
            try
            {
                await work.RunAsync(arn, cancellationToken, giveUp);
                return;
            }
            catch (Exception) when (cancellationToken.IsCancellationRequested)
            {
                await TakeBackAsync(arn);
                throw;
            }
            catch (JobFailedException crash) when (crash.IsCrash)
            {
                await AfterCrashAsync(arn, begun.Attempts, crash, cancellationToken, giveUp);
            }
        }
    }

    private async Task AfterCrashAsync(string arn, int attempt, JobFailedException crash, CancellationToken cancellationToken, CancellationToken giveUp)
    {
        await Task.Delay(Pause, clock, CancellationToken.None);
        if (cancellationToken.IsCancellationRequested)
        {
            // Ctrl-C in a terminal signals all processes of the server, and has reached the worker first.
            await TakeBackAsync(arn);
            cancellationToken.ThrowIfCancellationRequested();
        }

        giveUp.ThrowIfCancellationRequested();
        if (attempt >= MaxAttempts)
            throw new JobFailedException($"{crash.Message} That was attempt {attempt} of {MaxAttempts}, so it is not tried again.", crash);

        Crashed(log, arn, attempt, MaxAttempts, crash.Message);
    }

    // Null if the resource is gone or has no work in progress.
    private async Task<Resource?> BeginAsync(string arn, CancellationToken cancellationToken)
    {
        var isSpent = false;
        var begun = await records.ChangeAsync<Resource>(
            arn,
            resource =>
            {
                isSpent = resource is { IsUnderWay: true, Attempts: >= MaxAttempts };
                return resource.IsUnderWay && !isSpent ? resource with { Attempts = resource.Attempts + 1 } : resource;
            },
            cancellationToken);
        return isSpent
            ? throw new JobFailedException(
                $"It was begun {MaxAttempts} times, and each time the server ended unexpectedly before it was done, so it is not tried again. The logs of the server and of the system ('journalctl -k' names processes "
                + "that were killed for memory) say why. Mend that, or try with less data, and then make it anew.")
            : begun is { IsUnderWay: true } ? begun : null;
    }

    private async Task TakeBackAsync(string arn) =>
        await records.ChangeAsync<Resource>(arn, resource => resource.IsUnderWay ? resource with { Attempts = Math.Max(0, resource.Attempts - 1) } : resource, CancellationToken.None);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Arn} crashed in attempt {Attempt} of {Most} and is begun anew: {Reason}")]
    private static partial void Crashed(ILogger log, string arn, int attempt, int most, string reason);
}
