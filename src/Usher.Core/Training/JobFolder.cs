using System.Text.Json;
using Usher.Ranking.Actions;
using Usher.Ranking.Files;
using Usher.Ranking.Histories;
using Usher.Ranking.Jobs;

namespace Usher.Core.Training;

/// <summary>The folder with a trainer's job, in which it writes its result. Dispose deletes it.</summary>
internal sealed class JobFolder : IDisposable
{
    private readonly ScratchFolder? _scratch;

    private JobFolder(ScratchFolder scratch) => (_scratch, FullName) = (scratch, scratch.FullName);

    private JobFolder(string path) => FullName = Directory.CreateDirectory(path).FullName;

    public string FullName { get; }

    /// <summary>The output of the trainer: a model folder, or report.json.</summary>
    public string Output => Path.Combine(FullName, TrainingJob.OutputFolder);

    /// <summary>Creates the folder and writes the job and its data.</summary>
    /// <param name="job">The job.</param>
    /// <param name="set">The training data.</param>
    /// <param name="actions">The actions and the interactions with them; null for a recipe that recommends items.</param>
    /// <param name="parent">The parent folder; null for the system's folder for temporary files.</param>
    public static JobFolder Create(TrainingJob job, TrainingSet set, ActionSet? actions = null, string? parent = null)
    {
        var folder = parent is null ? new JobFolder(ScratchFolder.Create(ScratchFolder.Job)) : new(Path.Combine(parent, $"job-{Guid.NewGuid():N}"));
        try
        {
            var setFolder = Path.Combine(folder.FullName, TrainingJob.TrainingSetFolder);
            TrainingSetFiles.Write(set, setFolder);
            if (actions is not null)
                ActionSetFiles.Write(actions, setFolder);
            File.WriteAllBytes(Path.Combine(folder.FullName, TrainingJob.FileName), JsonSerializer.SerializeToUtf8Bytes(job, JobJson.Default.TrainingJob));
            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (_scratch is not null)
        {
            _scratch.Dispose();
            return;
        }

        try
        {
            Directory.Delete(FullName, recursive: true);
        }
        catch (IOException)
        {
            // A trainer that was killed may still use a file. The server's next start deletes it.
        }
    }
}
