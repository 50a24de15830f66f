using System.Text.Json;
using Usher.Ranking.Histories;
using Usher.Ranking.Jobs;

namespace Usher.Trainers;

/// <summary>The folder in which a trainer finds its job and leaves its result. Gone when disposed, whatever happened.</summary>
internal sealed class JobFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("usher-job-");

    private JobFolder()
    {
    }

    public string FullName => _folder.FullName;

    /// <summary>What the trainer wrote: a model folder, or report.json.</summary>
    public string Output => Path.Combine(FullName, TrainingJob.OutputFolder);

    public static JobFolder Create(TrainingJob job, TrainingSet set)
    {
        var folder = new JobFolder();
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
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A trainer that had to be killed may leave a file behind while it dies; the folder for temporary files is swept by the system.
        }
    }
}
