using System.Text.Json;
using Usher.Ranking.Files;
using Usher.Ranking.Histories;
using Usher.Ranking.Jobs;

namespace Usher.Core.Training;

/// <summary>The folder in which a trainer finds its job and leaves its result. Gone when disposed, whatever happened.</summary>
internal sealed class JobFolder : IDisposable
{
    private readonly ScratchFolder? _scratch;

    private JobFolder(ScratchFolder scratch) => (_scratch, FullName) = (scratch, scratch.FullName);

    private JobFolder(string path) => FullName = Directory.CreateDirectory(path).FullName;

    public string FullName { get; }

    /// <summary>What the trainer wrote: a model folder, or report.json.</summary>
    public string Output => Path.Combine(FullName, TrainingJob.OutputFolder);

    /// <summary>Makes the folder and writes the job and its data.</summary>
    /// <param name="job">What is to be done.</param>
    /// <param name="set">With what.</param>
    /// <param name="parent">Where; null for the system's folder for temporary files.</param>
    public static JobFolder Create(TrainingJob job, TrainingSet set, string? parent = null)
    {
        var folder = parent is null ? new JobFolder(ScratchFolder.Create(ScratchFolder.Job)) : new(Path.Combine(parent, $"job-{Guid.NewGuid():N}"));
        try
        {
            TrainingSetFiles.Write(set, Path.Combine(folder.FullName, TrainingJob.TrainingSetFolder));
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
            // A trainer that had to be killed may leave a file behind while it dies; the server's next start sweeps it.
        }
    }
}
