using Usher.Core.Processes;
using Usher.Ranking.Actions;
using Usher.Ranking.Histories;
using Usher.Ranking.Jobs;

namespace Usher.Core.Training;

/// <summary>Runs jobs in trainer processes. Each reads a job folder and writes an output folder.</summary>
/// <param name="command">The command that starts the trainer. It is called at the first job.</param>
/// <param name="clock">Measures how long a trainer may take to stop.</param>
public sealed class Trainer(Func<IReadOnlyList<string>> command, TimeProvider clock)
{
    /// <summary>Whether the trainer runs at a lower priority than this process. The default value is false.</summary>
    public bool IsInBackground { get; init; }

    /// <summary>The parent of job folders; null, the default value, for the system's folder for temporary files.</summary>
    public string? WorkFolder { get; init; }

    /// <summary>The same trainer for a server: it runs at a lower priority, and its files are in a folder that the server cleans at its start.</summary>
    public Trainer InBackground(string workFolder) => new(command, clock) { IsInBackground = true, WorkFolder = workFolder };

    /// <summary>Throws if there is no trainer, so that a command fails before it reads large files.</summary>
    public void EnsureFound() => command();

    /// <summary>Runs a job, gives its output folder to the caller, and then deletes the folder.</summary>
    /// <remarks>The set is written to a file before the trainer starts and is not held in memory while it runs.</remarks>
    public Task<TResult> RunAsync<TResult>(
        TrainingJob job, TrainingSet set, IProgress<TrainerMessage> progress, Func<string, DoneMessage, TResult> takeOutput, CancellationToken cancellationToken, ActionSet? actions = null) =>
        // Not asynchronous, because an asynchronous method would keep its arguments alive until it ends.
        RunAsync(command(), JobFolder.Create(job, set, actions, WorkFolder), progress, takeOutput, cancellationToken);

    private async Task<TResult> RunAsync<TResult>(
        IReadOnlyList<string> words, JobFolder job, IProgress<TrainerMessage> progress, Func<string, DoneMessage, TResult> takeOutput, CancellationToken cancellationToken)
    {
        using var folder = job;
        cancellationToken.ThrowIfCancellationRequested();
        var done = await new TrainerProcess(IsInBackground ? WorkerStart.InBackground(words) : words, clock).RunAsync(folder.FullName, progress, cancellationToken);
        return takeOutput(folder.Output, done);
    }
}
