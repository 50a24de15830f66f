using Usher.Core.Errors;
using Usher.Core.Files;
using Usher.Core.Models;
using Usher.Core.Naming;
using Usher.Core.Quotas;
using Usher.Core.Recipes;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Wire.Errors;
using Usher.Wire.Personalize;

namespace Usher.Core.Recommenders;

/// <summary>CreateRecommender, DescribeRecommender, ListRecommenders, UpdateRecommender, StartRecommender, StopRecommender, DeleteRecommender.</summary>
public sealed class RecommenderOperations(ServiceRecords records, Pages pages, ServiceQuotas quotas, Jobs.Jobs jobs, LoadedModels models, ModelFiles files)
{
    /// <remarks>API reference, CreateRecommender: training begins at once, in this change of the records.</remarks>
    public async Task<CreateRecommenderResponse> CreateAsync(CreateRecommenderRequest request, PersonalizeArns at, CancellationToken cancellationToken)
    {
        PersonalizeArn.Require(request.DatasetGroupArn, "datasetGroupArn", PersonalizeKind.DatasetGroup);
        var tags = TagRules.Check(request.Tags);
        var arn = at.Of(PersonalizeKind.Recommender, request.Name).ToString();
        var training = "";
        await records.ChangeAsync(
            before =>
            {
                var group = before.Get<DatasetGroupResource>(request.DatasetGroupArn);
                var recipe = RecommenderSettings.RecipeOf(request.RecipeArn, group, before);
                RecommenderSettings.Check(request.RecommenderConfig, recipe, group.Arn, before);
                before.CheckQuota<RecommenderResource>(
                    arn, quotas.RecommendersInGroup, other => other.DatasetGroupArn == group.Arn && other.Status != Statuses.CreateFailed,
                    $"Cannot create a recommender. More than {quotas.RecommendersInGroup} resources in ACTIVE state. Please delete some and try again.");

                var now = records.Now;
                var shape = new Recommender
                {
                    Name = request.Name,
                    RecommenderArn = arn,
                    DatasetGroupArn = group.Arn,
                    RecipeArn = recipe.Arn,
                    RecommenderConfig = RecommenderSettings.Complete(request.RecommenderConfig),
                    Status = Statuses.CreatePending,
                    CreationDateTime = now,
                    LastUpdatedDateTime = now,
                };
                var version = RecommenderVersions.Create(before, shape, shape.RecommenderConfig, TrainingTypes.Automatic, now);
                training = version.Arn;
                return before.Add(new RecommenderResource(shape) { TrainingVersion = version.Arn, Tags = tags }).Add(version);
            },
            cancellationToken);
        await jobs.WakeAsync(training);
        await jobs.WakeAsync(arn);
        return new() { RecommenderArn = arn };
    }

    public DescribeRecommenderResponse Describe(DescribeRecommenderRequest request) => new() { Recommender = records.Current.Get<RecommenderResource>(request.RecommenderArn).Shape };

    public ListRecommendersResponse List(ListRecommendersRequest request, PersonalizeArns at)
    {
        var (page, next) = pages.Cut<RecommenderResource>("recommenders", records.Current, at, request.MaxResults, request.NextToken, request.DatasetGroupArn, recommender => recommender.DatasetGroupArn);
        return new() { Recommenders = [.. page.Select(recommender => Summary(recommender.Shape))], NextToken = next };
    }

    /// <remarks>API reference, UpdateRecommender: the whole recommenderConfig is replaced, and the recommender answers as before until the update is done. Other columns to train on need a training.</remarks>
    public async Task<UpdateRecommenderResponse> UpdateAsync(UpdateRecommenderRequest request, CancellationToken cancellationToken)
    {
        string? begun = null;
        SolutionVersionResource? ended = null;
        await records.ChangeAsync(
            before =>
            {
                var recommender = Settled(before, request.RecommenderArn, Statuses.Active, "updated", "Start it first with StartRecommender.");
                RecommenderSettings.Check(request.RecommenderConfig, ServiceRecipes.Get(recommender.Shape.RecipeArn!, "recipeArn"), recommender.DatasetGroupArn, before);
                var config = RecommenderSettings.Complete(request.RecommenderConfig);
                var updating = RecommenderStates.Update(recommender, config, records.Now);
                if (!RecommenderSettings.TrainDifferently(recommender.Shape.RecommenderConfig, config))
                    return before.With(updating);

                // A weekly training that is under way has the old columns.
                var version = RecommenderVersions.Create(before, recommender.Shape, config, TrainingTypes.Automatic, records.Now);
                begun = version.Arn;
                ended = recommender.TrainingVersion is { } old ? before.Find<SolutionVersionResource>(old) : null;
                return before.With(updating with { TrainingVersion = version.Arn, IsUpdateTraining = true }).Without(ended is null ? [] : [ended]).Add(version);
            },
            cancellationToken);
        if (ended is not null)
            await EndAsync(ended);
        if (begun is not null)
            await jobs.WakeAsync(begun);
        await jobs.WakeAsync(request.RecommenderArn);
        return new() { RecommenderArn = request.RecommenderArn };
    }

    /// <remarks>Developer Guide, "Stopping and starting a recommender": a stopped one answers no requests, is not trained again and costs nothing.</remarks>
    public async Task<StopRecommenderResponse> StopAsync(StopRecommenderRequest request, CancellationToken cancellationToken)
    {
        await ChangeAsync(
            request.RecommenderArn, before => Settled(before, request.RecommenderArn, Statuses.Active, "stopped", "Only an ACTIVE one can be stopped."), Statuses.StopPending, cancellationToken);
        return new() { RecommenderArn = request.RecommenderArn };
    }

    public async Task<StartRecommenderResponse> StartAsync(StartRecommenderRequest request, CancellationToken cancellationToken)
    {
        await ChangeAsync(
            request.RecommenderArn, before => Settled(before, request.RecommenderArn, Statuses.Inactive, "started", "Only a stopped one, which is INACTIVE, can be started."), Statuses.StartPending, cancellationToken);
        return new() { RecommenderArn = request.RecommenderArn };
    }

    /// <remarks>API reference, DeleteRecommender: it has to be ACTIVE, INACTIVE or CREATE FAILED. A weekly training that is under way ends with it.</remarks>
    public async Task DeleteAsync(DeleteRecommenderRequest request, CancellationToken cancellationToken)
    {
        var gone = new List<string>();
        string? training = null;
        await records.ChangeAsync(
            before =>
            {
                var recommender = before.Get<RecommenderResource>(request.RecommenderArn);
                if (Statuses.IsUnderWay(recommender.Status) || recommender.IsUpdating)
                    throw UnderWay(recommender, "delete it");

                SolutionVersionResource[] versions = [.. RecommenderVersions.Of(before, recommender.Arn)];
                gone.AddRange(versions.Select(version => version.Model).OfType<string>());
                training = recommender.TrainingVersion;
                return before.Without([recommender, .. versions]);
            },
            cancellationToken);
        if (training is not null)
            await jobs.StopAsync(training);
        models.ReleaseUnused();
        files.Delete(gone);
    }

    private async Task EndAsync(SolutionVersionResource training)
    {
        await jobs.StopAsync(training.Arn);
        if (training.Model is { } model)
            files.Delete([model]);
    }

    private async Task ChangeAsync(string arn, Func<ServiceSnapshot, RecommenderResource> find, string status, CancellationToken cancellationToken)
    {
        await records.ChangeAsync(before => before.With(RecommenderStates.As(find(before) with { Attempts = 0 }, status, records.Now)), cancellationToken);
        await jobs.WakeAsync(arn);
    }

    // The weekly training does not count: it ends by itself, and goes on while the recommender answers.
    private static RecommenderResource Settled(ServiceSnapshot snapshot, string arn, string status, string done, string instead)
    {
        var recommender = snapshot.Get<RecommenderResource>(arn);
        if (Statuses.IsUnderWay(recommender.Status) || recommender.IsUpdating)
            throw UnderWay(recommender, "try again");

        return recommender.Status == status
            ? recommender
            : throw ServiceErrors.InvalidInput($"The recommender {recommender.Arn} is {recommender.Status}, so it cannot be {done}. {(recommender.Status is Statuses.CreateFailed ? "Its failureReason says why; delete it and create another." : instead)}");
    }

    private static AwsException UnderWay(RecommenderResource recommender, string then) =>
        ServiceErrors.InUse($"The recommender {recommender.Arn} is {(recommender.IsUpdating ? "being updated" : recommender.Status)}. Wait until that has ended, then {then}.");

    private static RecommenderSummary Summary(Recommender recommender) => new()
    {
        Name = recommender.Name,
        RecommenderArn = recommender.RecommenderArn,
        DatasetGroupArn = recommender.DatasetGroupArn,
        RecipeArn = recommender.RecipeArn,
        RecommenderConfig = recommender.RecommenderConfig,
        Status = recommender.Status,
        CreationDateTime = recommender.CreationDateTime,
        LastUpdatedDateTime = recommender.LastUpdatedDateTime,
    };
}
