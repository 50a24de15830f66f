using System.Text.Json;
using Usher.Ranking.Histories;
using Usher.Ranking.Jobs;
using Usher.Training.Jobs;
using Usher.Training.Recipes;

namespace Usher.Training.Tests.Jobs;

/// <summary>A job folder in a temporary place, and what the runner said of it.</summary>
internal sealed class JobFolder : IDisposable
{
    private readonly StringWriter _messages = new();
    private readonly StringWriter _faults = new();

    public JobFolder(TrainingSet set, TrainingJob job)
    {
        TrainingSetFiles.Write(set, Path.Combine(Root, TrainingJob.TrainingSetFolder));
        File.WriteAllText(Path.Combine(Root, TrainingJob.FileName), JsonSerializer.Serialize(job, JobJson.Default.TrainingJob));
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("usher-job-").FullName;

    public string Output => Path.Combine(Root, TrainingJob.OutputFolder);

    /// <summary>What came on standard output, message by message.</summary>
    public IReadOnlyList<TrainerMessage> Messages =>
        [.. _messages.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize(line, JobJson.Default.TrainerMessage)!)];

    /// <summary>What came on standard error.</summary>
    public string Faults => _faults.ToString();

    /// <summary>Does the job.</summary>
    /// <param name="recipes">Recipes to take instead of those of the book.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>The exit code.</returns>
    public int Run(Func<string, IRecipe>? recipes = null, CancellationToken? stop = null) =>
        new TrainingJobRunner(_messages, _faults, TimeProvider.System) { Recipes = recipes ?? RecipeBook.Find }
            .Run(Root, stop ?? TestContext.Current.CancellationToken);

    public void Dispose()
    {
        _messages.Dispose();
        _faults.Dispose();
        Directory.Delete(Root, recursive: true);
    }
}
