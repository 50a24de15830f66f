using System.Text.Json;
using Usher.Contracts;
using Usher.Ranking.Histories;
using Usher.Ranking.Jobs;
using Usher.Training.Jobs;
using Usher.Training.Recipes;

namespace Usher.Training.Tests.Jobs;

/// <summary>A job folder in a temporary place, and what the runner said of it.</summary>
internal sealed class JobFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _messages = new();
    private readonly StringWriter _faults = new();

    public JobFolder(TrainingSet set, TrainingJob job)
    {
        TrainingSetFiles.Write(set, _folder[TrainingJob.TrainingSetFolder]);
        _folder.Write(TrainingJob.FileName, JsonSerializer.Serialize(job, JobJson.Default.TrainingJob));
    }

    public string Root => _folder.Path;

    public string Output => _folder[TrainingJob.OutputFolder];

    /// <summary>What came on standard output, message by message.</summary>
    public IReadOnlyList<TrainerMessage> Messages =>
        [.. _messages.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize(line, JobJson.Default.TrainerMessage)!)];

    /// <summary>What came on standard error.</summary>
    public string Faults => _faults.ToString();

    /// <summary>Does the job.</summary>
    /// <param name="recipes">Recipes to take instead of those of the book.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The exit code.</returns>
    public int Run(Func<string, IRecipe>? recipes = null, CancellationToken? cancellationToken = null) =>
        new TrainingJobRunner(_messages, _faults, recipes ?? RecipeBook.Find, TimeProvider.System)
            .Run(Root, cancellationToken ?? TestContext.Current.CancellationToken);

    public void Dispose()
    {
        _messages.Dispose();
        _faults.Dispose();
        _folder.Dispose();
    }
}
