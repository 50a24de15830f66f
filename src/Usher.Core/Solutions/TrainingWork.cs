using Usher.Core.Files;
using Usher.Core.Jobs;
using Usher.Core.Recipes;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Core.Training;
using Usher.Ranking.Jobs;
using Usher.Ranking.ModelFolders;
using Usher.Wire.Personalize;

namespace Usher.Core.Solutions;

/// <summary>Does a training: from the parts of datasets to a model folder. The model is used only after the version is ACTIVE.</summary>
internal sealed class TrainingWork(
    ServiceRecords records, TrainingDataLoader materials, Trainer trainer, ModelFiles models, TrainingProgress progress, TrainingOptions options, TimeProvider clock) : IJobWork
{
    private readonly JobTurns _turns = new(options.MaxConcurrent, options.MaxConcurrentShort);

    public bool IsFor(Resource resource) => resource is SolutionVersionResource;

    public Resource Failed(Resource resource, string reason, DateTimeOffset now) => resource is SolutionVersionResource { IsUnderWay: true } version
        ? version.Status == Statuses.CreateStopping ? Stopped(version, now) : version.As(Statuses.CreateFailed, now, reason)
        : resource;

    public Resource Stopped(Resource resource, DateTimeOffset now) => resource is SolutionVersionResource { IsUnderWay: true } version ? version.As(Statuses.CreateStopped, now) : resource;

    public async Task<IDisposable?> WaitForTurnAsync(string arn, CancellationToken cancellationToken) =>
        await _turns.WaitAsync(records.Current.Find<SolutionVersionResource>(arn) is { } version && TrainingLength.IsShort(version.Shape, records.Current), cancellationToken);

    public async Task RunAsync(string arn, CancellationToken cancellationToken, CancellationToken giveUp)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, giveUp);
        try
        {
            if (await BeginAsync(arn, cancellationToken) is { } version)
                await TrainAsync(version.Shape, either.Token);
        }
        catch (TrainerException refused)
        {
            throw new JobFailedException(refused.Message, refused) { IsCrash = refused.IsCrash };
        }
        finally
        {
            progress.End(arn);
        }
    }

    // Null if there is nothing to do, because the version was stopped before its turn, or while the server was down.
    private async Task<SolutionVersionResource?> BeginAsync(string arn, CancellationToken cancellationToken)
    {
        var version = await records.ChangeAsync<SolutionVersionResource>(
            arn,
            last => last.Status switch
            {
                Statuses.CreatePending => last.As(Statuses.CreateInProgress, records.Now),
                Statuses.CreateStopping => last.As(Statuses.CreateStopped, records.Now),
                _ => last,
            },
            cancellationToken);
        return version is { Status: Statuses.CreateInProgress } ? version : null;
    }

    private async Task TrainAsync(SolutionVersion version, CancellationToken cancellationToken)
    {
        var arn = version.SolutionVersionArn!;
        var began = clock.GetTimestamp();
        var ear = progress.Begin(arn);
        var job = SolutionJob.Of(version.RecipeArn, version.PerformAutoML is true, version.PerformHPO is true, version.SolutionConfig!) with
        {
            IsTested = true,
            Seed = options.Seed,
            Threads = options.Threads,
            TextCache = models.TextsFolder,
        };
        var name = ModelFiles.NewName();
        var (training, lastEvent, lastActionEvent) = await StartAsync(version, job, ear, models.PathOf(name), cancellationToken);
        var (done, model) = await training;
        await FinishAsync(Trained(version, job, done, model, clock.GetElapsedTime(began)) with { Model = name, LastEvent = lastEvent, LastActionEvent = lastActionEvent });
    }

    // Ends when the trainer starts, so that nothing here holds the training set from then on.
    private async Task<(Task<(DoneMessage, ModelDescription)> Training, long LastEvent, long LastActionEvent)> StartAsync(
        SolutionVersion version, TrainingJob job, IProgress<TrainerMessage> ear, string modelFolder, CancellationToken cancellationToken)
    {
        var material = await materials.ReadAsync(version, cancellationToken);
        return (trainer.RunAsync(job, material.Set, ear, TakeModel, cancellationToken, material.Actions), material.LastEvent, material.LastActionEvent);

        (DoneMessage, ModelDescription) TakeModel(string output, DoneMessage done)
        {
            ModelDescription description;
            using (var folder = ModelFolder.Open(output))
                description = folder.Description;

            ModelFolder.Move(output, modelFolder);
            return (done, description);
        }
    }

    private SolutionVersionResource Trained(SolutionVersion version, TrainingJob job, DoneMessage done, ModelDescription model, TimeSpan took)
    {
        var recipe = RecipeOf(version, model.Recipe);
        var state = progress.Find(version.SolutionVersionArn!) ?? new();
        return new(version with
        {
            RecipeArn = recipe.Arn,
            TrainingHours = Math.Max(0.001, Math.Round(took.TotalHours, 3)),
            TunedHPOParams = job.Hpo is { } search ? new() { AlgorithmHyperParameters = NamesIn(search).ToDictionary(name => name, name => model.Hyperparameters[name]) } : null,
        })
        {
            Recipe = recipe.Name,
            Metrics = SolutionMetrics.Of(model.Metrics),
            Baselines = model.Baselines.ToDictionary(baseline => baseline.Key, baseline => SolutionMetrics.Of(baseline.Value)),
            Leaderboard = state.Leaderboard,
            Verdict = done.Verdict,
            Curve = state.Curve,
        };
    }

    private async Task FinishAsync(SolutionVersionResource trained)
    {
        var isKept = false;
        try
        {
            await records.ChangeAsync(
                before =>
                {
                    // A caller may have stopped the version just before its training ended.
                    if (before.Find<SolutionVersionResource>(trained.Arn) is not { Status: Statuses.CreateInProgress } last)
                        return before.Find<SolutionVersionResource>(trained.Arn) is { IsUnderWay: true } stopping ? before.With(stopping.As(Statuses.CreateStopped, records.Now)) : before;

                    isKept = true;
                    var after = before.With((trained with { Tags = last.Tags, Attempts = last.Attempts }).As(Statuses.Active, records.Now));
                    return trained.Shape.PerformAutoML is true && before.Find<SolutionResource>(trained.Shape.SolutionArn!) is { } solution
                        ? after.With(solution with { Shape = solution.Shape with { AutoMLResult = new() { BestRecipeArn = trained.Shape.RecipeArn }, LastUpdatedDateTime = records.Now } })
                        : after;
                },
                CancellationToken.None);
        }
        finally
        {
            if (!isKept)
                models.Delete([trained.Model!]);
        }
    }

    // The trainer reports its own name of the recipe, which several recipes of the service share. The solution tells which of them it is.
    private static ServiceRecipe RecipeOf(SolutionVersion version, string trained) =>
        ServiceRecipes.Find(version.RecipeArn ?? "")
        ?? version.SolutionConfig?.AutoMLConfig?.RecipeList?.Select(ServiceRecipes.Find).FirstOrDefault(recipe => recipe?.Trains == trained)
        ?? ServiceRecipes.All.First(recipe => recipe.Name == trained);

    private static IEnumerable<string> NamesIn(HpoSettings search) =>
        search.Integers.Select(range => range.Name).Concat(search.Continuous.Select(range => range.Name)).Concat(search.Categoricals.Select(range => range.Name));
}
