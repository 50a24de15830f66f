using Usher.Ranking.Jobs;

namespace Usher.Trainer;

/// <summary>Ends the process when a job cannot be cancelled: the inversion of a large matrix is one native call that nothing interrupts.</summary>
internal static class LastResort
{
    private static readonly TimeSpan GracePeriod = TimeSpan.FromSeconds(1);
    private static Timer? s_timer;

    /// <summary>Gives the job a moment to stop by itself, then ends the process.</summary>
    /// <remarks>This leaves no unfinished output: output is renamed into place when it is complete, and the process that started the trainer removes the job folder.</remarks>
    public static void ExitSoon(int code) => s_timer ??= new(_ => ProcessExit.Now(code), null, GracePeriod, Timeout.InfiniteTimeSpan);
}
