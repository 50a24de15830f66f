using Usher.Core.Errors;
using Usher.Core.Files;
using Usher.Core.Naming;
using Usher.Core.Quotas;
using Usher.Core.Recipes;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Wire.Personalize;

namespace Usher.Core.Solutions;

/// <summary>CreateSolution, DescribeSolution, ListSolutions, UpdateSolution, DeleteSolution.</summary>
public sealed class SolutionOperations(ServiceRecords records, Pages pages, ServiceQuotas quotas, ModelFiles models)
{
    public async Task<CreateSolutionResponse> CreateAsync(CreateSolutionRequest request, PersonalizeArns at, CancellationToken cancellationToken)
    {
        PersonalizeArn.Require(request.DatasetGroupArn, "datasetGroupArn", PersonalizeKind.DatasetGroup);
        var config = request.SolutionConfig ?? new();
        SolutionRules.RefuseWhatIsMissing(request.PerformIncrementalUpdate, config);
        _ = EventSelection.ThresholdOf(config);
        EventWeights.Check(config.EventsConfig, request.RecipeArn, request.EventType, config.EventValueThreshold);
        SolutionRules.RefuseDomainRecipes([request.RecipeArn, .. config.AutoMLConfig?.RecipeList ?? []]);
        _ = SolutionJob.Of(request.RecipeArn, request.PerformAutoML is true, request.PerformHPO is true, config);

        var tags = TagRules.Check(request.Tags);
        var arn = at.Of(PersonalizeKind.Solution, request.Name).ToString();
        await records.ChangeAsync(
            before =>
            {
                var group = before.Get<DatasetGroupResource>(request.DatasetGroupArn);
                if (group.Shape.Domain is { } domain && request.RecipeArn is { } recipe && ServiceRecipes.Find(recipe) is { Type: RecipeType.PersonalizedActions })
                    throw ServiceErrors.InvalidInput($"recipeArn is {recipe}, and the dataset group {group.Arn} is of the domain {domain}; only a group without a domain has actions. Make one with CreateDatasetGroup, without domain.");
                TrainingColumns.Check(config.TrainingDataConfig, group.Arn, before);
                before.CheckQuota<SolutionResource>(
                    arn, quotas.SolutionsInGroup, solution => solution.DatasetGroupArn == group.Arn,
                    $"The dataset group {group.Arn} has {quotas.SolutionsInGroup} solutions, as many as are allowed. Delete one, or raise the quota.");

                var now = records.Now;
                var shape = new Solution
                {
                    Name = request.Name,
                    SolutionArn = arn,
                    PerformHPO = request.PerformHPO ?? false,
                    PerformAutoML = request.PerformAutoML ?? false,
                    PerformAutoTraining = request.PerformAutoTraining ?? true,
                    PerformIncrementalUpdate = request.PerformIncrementalUpdate,
                    RecipeArn = request.RecipeArn,
                    DatasetGroupArn = group.Arn,
                    EventType = request.EventType,
                    SolutionConfig = config,
                    Status = Statuses.Active,
                    CreationDateTime = now,
                    LastUpdatedDateTime = now,
                };
                return before.Add(new SolutionResource(shape) { Tags = tags });
            },
            cancellationToken);
        return new() { SolutionArn = arn };
    }

    public DescribeSolutionResponse Describe(DescribeSolutionRequest request)
    {
        var snapshot = records.Current;
        var solution = snapshot.Get<SolutionResource>(request.SolutionArn);
        var newest = VersionsOf(snapshot, solution.Arn).OrderByDescending(version => version.CreatedAt).ThenBy(version => version.Arn, StringComparer.Ordinal).FirstOrDefault();
        return new() { Solution = solution.Shape with { LatestSolutionVersion = newest is null ? null : SolutionVersionOperations.Summary(newest.Shape) } };
    }

    public ListSolutionsResponse List(ListSolutionsRequest request, PersonalizeArns at)
    {
        var (page, next) = pages.Cut<SolutionResource>("solutions", records.Current, at, request.MaxResults, request.NextToken, request.DatasetGroupArn, solution => solution.DatasetGroupArn);
        return new() { Solutions = [.. page.Select(solution => Summary(solution.Shape))], NextToken = next };
    }

    /// <remarks>API reference, UpdateSolution: existing versions do not change.</remarks>
    public async Task<UpdateSolutionResponse> UpdateAsync(UpdateSolutionRequest request, CancellationToken cancellationToken)
    {
        SolutionRules.RefuseWhatIsMissing(request.PerformIncrementalUpdate, new());
        if (request is { PerformAutoTraining: null, PerformIncrementalUpdate: null, SolutionUpdateConfig: null })
            throw ServiceErrors.InvalidInput("Nothing is to change: give performAutoTraining, or solutionUpdateConfig with an autoTrainingConfig or an eventsConfig.");

        SolutionRules.CheckSchedule(request.SolutionUpdateConfig?.AutoTrainingConfig);
        await records.ChangeAsync(
            before =>
            {
                var solution = before.Get<SolutionResource>(request.SolutionArn);
                EventWeights.Check(request.SolutionUpdateConfig?.EventsConfig, solution.Shape.RecipeArn, solution.Shape.EventType, solution.Shape.SolutionConfig!.EventValueThreshold);
                var now = records.Now;
                return before.With(solution with
                {
                    Shape = solution.Shape with
                    {
                        PerformAutoTraining = request.PerformAutoTraining ?? solution.Shape.PerformAutoTraining,
                        PerformIncrementalUpdate = request.PerformIncrementalUpdate ?? solution.Shape.PerformIncrementalUpdate,
                        SolutionConfig = solution.Shape.SolutionConfig! with
                        {
                            AutoTrainingConfig = request.SolutionUpdateConfig?.AutoTrainingConfig ?? solution.Shape.SolutionConfig!.AutoTrainingConfig,
                            EventsConfig = request.SolutionUpdateConfig?.EventsConfig ?? solution.Shape.SolutionConfig!.EventsConfig,
                        },
                        LastUpdatedDateTime = now,
                        LatestSolutionUpdate = new()
                        {
                            SolutionUpdateConfig = request.SolutionUpdateConfig,
                            Status = Statuses.Active,
                            PerformAutoTraining = request.PerformAutoTraining,
                            PerformIncrementalUpdate = request.PerformIncrementalUpdate,
                            CreationDateTime = now,
                            LastUpdatedDateTime = now,
                        },
                    },
                });
            },
            cancellationToken);
        return new() { SolutionArn = request.SolutionArn };
    }

    /// <remarks>API reference, DeleteSolution: refused while a campaign uses one of its versions, or one is in training. All versions are deleted with it.</remarks>
    public async Task DeleteAsync(DeleteSolutionRequest request, CancellationToken cancellationToken)
    {
        var gone = new List<string>();
        await records.ChangeAsync(
            before =>
            {
                var solution = before.Get<SolutionResource>(request.SolutionArn);
                SolutionVersionResource[] versions = [.. VersionsOf(before, solution.Arn)];
                if (versions.FirstOrDefault(version => version.IsUnderWay) is { } training)
                    throw ServiceErrors.InUse($"The solution {solution.Arn} has the version {training.Arn}, which is {training.Status}. Wait until it has ended, or stop it with StopSolutionVersionCreation.");
                if (before.All.FirstOrDefault(other => Serves(other, solution.Arn)) is { } server)
                    throw ServiceErrors.InUse($"The solution {solution.Arn} has a version that {server.Arn} uses. Delete that first.");

                gone.AddRange(versions.Select(version => version.Model).OfType<string>());
                return before.Without([solution, .. versions]);
            },
            cancellationToken);
        models.Delete(gone);
    }

    private static IEnumerable<SolutionVersionResource> VersionsOf(ServiceSnapshot snapshot, string solution) =>
        snapshot.Of<SolutionVersionResource>().Where(version => version.Shape.SolutionArn == solution);

    private static bool Serves(Resource resource, string solution) =>
        resource is IServesSolutionVersions server && server.Versions.Any(version => version.StartsWith($"{solution}/", StringComparison.Ordinal));

    private static SolutionSummary Summary(Solution solution) => new()
    {
        Name = solution.Name,
        SolutionArn = solution.SolutionArn,
        Status = solution.Status,
        CreationDateTime = solution.CreationDateTime,
        LastUpdatedDateTime = solution.LastUpdatedDateTime,
        RecipeArn = solution.RecipeArn,
    };
}
