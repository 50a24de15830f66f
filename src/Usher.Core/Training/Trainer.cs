using Usher.Ranking.Histories;
using Usher.Ranking.Jobs;

namespace Usher.Trainers;

/// <summary>Has jobs done by a trainer process, one folder in and one folder out.</summary>
/// <param name="command">The words that start the trainer, asked for when the first job comes.</param>
/// <param name="clock">Gives a trainer that was asked to stop a while to do so.</param>
internal sealed class Trainer(Func<IReadOnlyList<string>> command, TimeProvider clock)
{
    /// <summary>Fails early where there is no trainer, before a long file is read.</summary>
    public void EnsureFound() => command();

    /// <summary>Does a job and hands its output folder to the caller; afterwards the folder is gone.</summary>
    public async Task<TResult> RunAsync<TResult>(
        TrainingJob job, TrainingSet set, IProgress<TrainerMessage> progress, Func<string, DoneMessage, TResult> takeOutput, CancellationToken stop)
    {
        var words = command();
        using var folder = JobFolder.Create(job, set);
        stop.ThrowIfCancellationRequested();
        var done = await new TrainerProcess(words, clock).RunAsync(folder.FullName, progress, stop);
        return takeOutput(folder.Output, done);
    }
}
