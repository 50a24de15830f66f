using System.Globalization;
using Usher.Ranking.Actions;
using Usher.Ranking.Histories;
using Usher.Ranking.Jobs;
using Usher.Ranking.ModelFolders;
using Usher.Ranking.Recipes;
using Usher.Ranking.Reports;
using Usher.Training.Actions;
using Usher.Training.Recipes;

namespace Usher.Training.Jobs;

/// <summary>Trains a model of actions, measures it and a baseline, and writes its model folder with the histories of all users.</summary>
/// <param name="job">The job.</param>
/// <param name="run">Seed, progress, threads and cancellation.</param>
/// <param name="clock">Measures the training time.</param>
internal sealed class ActionModelRun(TrainingJob job, TrainingRun run, TimeProvider clock)
{
    /// <summary>The name of the baseline: every user has the same propensities.</summary>
    public const string Baseline = "take-rates";

    /// <summary>Whether a job is for a model of actions.</summary>
    public static bool IsFor(TrainingJob job) => job.Recipe == ActionDescriptions.NextBestAction.Name;

    public DoneMessage Run(TrainingSet set, ActionSet actions, string output)
    {
        if (job.Kind is not TrainingJobKind.Train || job.Hpo is not null)
            throw new RecipeException($"{job.Recipe} can be trained, and neither evaluated by a protocol nor searched: its metrics come with the model, and it chooses its settings itself.");

        ModelFolder.CheckPlace(output);
        var settings = HyperparameterCheck.Complete(ActionDescriptions.NextBestAction, job.Hyperparameters);
        var start = clock.GetTimestamp();
        var trained = NextBestAction.Train(set, actions, TimeSpan.FromDays(int.Parse(settings[ActionDescriptions.Period], CultureInfo.InvariantCulture)), run);
        var seconds = clock.GetElapsedTime(start).TotalSeconds;
        run.Stop.ThrowIfCancellationRequested();
        var description = new ModelDescription
        {
            Recipe = ActionDescriptions.NextBestAction.Name,
            Hyperparameters = settings,
            Seed = run.Seed,
            Data = DataDescription.Of(set),
            Metrics = trained.Metrics,
            Baselines = trained.Baseline.Count == 0 ? new Dictionary<string, IReadOnlyDictionary<string, double>>() : new Dictionary<string, IReadOnlyDictionary<string, double>> { [Baseline] = trained.Baseline },
            Versions = Versions.All(),
        };
        ModelFolder.Write(output, description, trained.Ranker, set.ItemIds, set.UserIds, actions);
        ModelFolder.AddHistories(output, set);
        return new(seconds, description.Recipe);
    }
}
