using Usher.Core.Processes;
using Usher.Ranking.Histories;
using Usher.Ranking.Jobs;

namespace Usher.Core.Training;

/// <summary>Has jobs done by a trainer process, one folder in and one folder out.</summary>
/// <param name="command">The words that start the trainer, asked for when the first job comes.</param>
/// <param name="clock">Gives a trainer that was asked to stop a while to do so.</param>
public sealed class Trainer(Func<IReadOnlyList<string>> command, TimeProvider clock)
{
    /// <summary>Whether the trainer runs at a lower priority than this process. The default value is false.</summary>
    public bool IsInBackground { get; init; }

    /// <summary>Where job folders are made; null, the default value, for the system's folder for temporary files.</summary>
    public string? WorkFolder { get; init; }

    /// <summary>The same trainer for a server: it steps back for the server's own work, and its files lie in a folder that the server sweeps.</summary>
    public Trainer InBackground(string workFolder) => new(command, clock) { IsInBackground = true, WorkFolder = workFolder };

    /// <summary>Fails early where there is no trainer, before a long file is read.</summary>
    public void EnsureFound() => command();

    /// <summary>Does a job and hands its output folder to the caller; afterwards the folder is gone.</summary>
    /// <remarks>The set is written to a file before the trainer starts and is not held in memory while it runs.</remarks>
    public Task<TResult> RunAsync<TResult>(
        TrainingJob job, TrainingSet set, IProgress<TrainerMessage> progress, Func<string, DoneMessage, TResult> takeOutput, CancellationToken cancellationToken) =>
        // An asynchronous method would hold its arguments until it ends.
        RunAsync(command(), JobFolder.Create(job, set, WorkFolder), progress, takeOutput, cancellationToken);

    private async Task<TResult> RunAsync<TResult>(
        IReadOnlyList<string> words, JobFolder job, IProgress<TrainerMessage> progress, Func<string, DoneMessage, TResult> takeOutput, CancellationToken cancellationToken)
    {
        using var folder = job;
        cancellationToken.ThrowIfCancellationRequested();
        var done = await new TrainerProcess(IsInBackground ? WorkerStart.InBackground(words) : words, clock).RunAsync(folder.FullName, progress, cancellationToken);
        return takeOutput(folder.Output, done);
    }
}
