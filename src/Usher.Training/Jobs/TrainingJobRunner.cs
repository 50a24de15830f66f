using System.Text;
using System.Text.Json;
using Usher.Ranking.Actions;
using Usher.Ranking.Files;
using Usher.Ranking.Histories;
using Usher.Ranking.Jobs;
using Usher.Ranking.Recipes;
using Usher.Ranking.Reports;
using Usher.Training.Recipes;
using Usher.Training.Texts;

namespace Usher.Training.Jobs;

/// <summary>Runs the job of a job folder. This is the work of the trainer process.</summary>
/// <param name="messages">Receives <see cref="TrainerMessage"/>s as JSON lines; nothing else may be written there.</param>
/// <param name="faults">Receives the stack trace of an error that is a fault of Usher.</param>
/// <param name="recipes">Finds the recipe with a name; throws a RecipeException if there is none.</param>
/// <param name="clock">Measures the training time.</param>
public sealed class TrainingJobRunner(TextWriter messages, TextWriter faults, Func<string, IRecipe> recipes, TimeProvider clock)
{
    /// <summary>The exit code of a job that was stopped: that of shells for SIGINT.</summary>
    public const int Stopped = 130;

    /// <summary>The folder of the text model; null or empty for the one that comes with Usher.</summary>
    public string? TextModel { get; init; }

    /// <summary>Runs the job to its end.</summary>
    /// <param name="jobFolder">The folder with the job and the training set; the output is written there.</param>
    /// <param name="cancellationToken">Stops the job. It then leaves no output.</param>
    /// <returns>0 if the output is complete, 1 if the job failed, <see cref="Stopped"/> if it was stopped.</returns>
    public int Run(string jobFolder, CancellationToken cancellationToken)
    {
        var writer = new MessageWriter(messages, clock);
        try
        {
            writer.Report(Run(jobFolder, writer, cancellationToken));
            return 0;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Stopped;
        }
        catch (Exception error)
        {
            // The only place that catches all errors: the parent process sees only messages and the exit code.
            if (!IsForTheUser(error))
                faults.WriteLine(error);
            writer.Report(new FailedMessage(error.Message));
            return 1;
        }
    }

    private DoneMessage Run(string jobFolder, MessageWriter writer, CancellationToken cancellationToken)
    {
        var job = Read(Path.Combine(jobFolder, TrainingJob.FileName));
        var setFolder = Path.Combine(jobFolder, TrainingJob.TrainingSetFolder);
        var set = TrainingSetFiles.Read(setFolder);
        if (set.EventCount == 0 && (job.Recipe is null || RecipeCatalog.All.FirstOrDefault(recipe => recipe.Name == job.Recipe) is not { NeedsInteractions: false }))
            throw new InvalidDataException("There is no interaction to learn from. Check the event type and the threshold of the solution, or import more data.");

        NativeRuntime.Configure(job.Threads);
        var run = new TrainingRun(job.Seed, writer, cancellationToken) { Threads = job.Threads, Texts = TextsOf(job) };
        var output = Path.Combine(jobFolder, TrainingJob.OutputFolder);
        if (ActionModelRun.IsFor(job))
            return new ActionModelRun(job, run, clock).Run(set, ActionSetFiles.IsIn(setFolder) ? ActionSetFiles.Read(setFolder) : ActionSet.Empty, output);

        var resolver = new RecipeResolver(recipes, writer, clock);
        return job.Kind is TrainingJobKind.Train
            ? new ModelRun(job, resolver, run).Run(set, output)
            : Evaluate(job, resolver, run, set, output);
    }

    private TextReading TextsOf(TrainingJob job) => new(
        threads => new OnnxTextEncoder(TextModel is { Length: > 0 } folder ? TextModelSource.InFolder(folder) : TextModelSource.OfUsher(), threads),
        job.TextCache is { } cache ? model => new(cache, model) : null);

    private static DoneMessage Evaluate(TrainingJob job, RecipeResolver resolver, TrainingRun run, TrainingSet set, string output)
    {
        var report = new EvaluationRun(job, resolver, run).Run(set);
        run.Stop.ThrowIfCancellationRequested();

        DurableFiles.CreateFolder(output);
        DurableFiles.Write(Path.Combine(output, EvaluationReport.FileName), file => file.Write(Encoding.UTF8.GetBytes(report.ToJson())));
        return new(report.TrainSeconds, report.Recipe);
    }

    private static TrainingJob Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(file), JobJson.Default.TrainingJob)
                ?? throw new JsonException("It holds null.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{file} is not a training job: {error.Message}", error);
        }
    }

    private static bool IsForTheUser(Exception error) =>
        error is RecipeException or InvalidDataException or FormatException or IOException or UnauthorizedAccessException;
}
