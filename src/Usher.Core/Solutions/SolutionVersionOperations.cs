using Usher.Core.Datasets;
using Usher.Core.Errors;
using Usher.Core.Naming;
using Usher.Core.Quotas;
using Usher.Core.Recipes;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Datasets.Schemas;
using Usher.Wire.Personalize;

namespace Usher.Core.Solutions;

/// <summary>CreateSolutionVersion, DescribeSolutionVersion, ListSolutionVersions, StopSolutionVersionCreation, GetSolutionMetrics.</summary>
public sealed class SolutionVersionOperations(ServiceRecords records, Pages pages, ServiceQuotas quotas, Jobs.Jobs jobs)
{
    // API reference, CreateSolutionVersion: trainingMode.
    public async Task<CreateSolutionVersionResponse> CreateAsync(CreateSolutionVersionRequest request, PersonalizeArns at, CancellationToken cancellationToken)
    {
        PersonalizeArn.Require(request.SolutionArn, "solutionArn", PersonalizeKind.Solution);
        if (request.TrainingMode is TrainingModes.AutoTrain)
            throw ServiceErrors.InvalidInput("trainingMode is AUTOTRAIN, which is only answered, of versions that a schedule had trained. Give FULL, or leave it out.");

        var tags = TagRules.Check(request.Tags);
        var arn = "";
        await records.ChangeAsync(
            before =>
            {
                var solution = before.Get<SolutionResource>(request.SolutionArn).Shape;
                Check(before, request, solution, at);
                var version = NewSolutionVersion.Create(before, solution, request.TrainingMode ?? TrainingModes.Full, TrainingTypes.Manual, records.Now, request.Name) with { Tags = tags };
                arn = version.Arn;
                return before.Add(version);
            },
            cancellationToken);
        await jobs.WakeAsync(arn);
        return new() { SolutionVersionArn = arn };
    }

    public DescribeSolutionVersionResponse Describe(DescribeSolutionVersionRequest request) => new()
    {
        SolutionVersion = Find(records.Current, request.SolutionVersionArn).Shape,
    };

    public ListSolutionVersionsResponse List(ListSolutionVersionsRequest request, PersonalizeArns at)
    {
        var snapshot = records.Current;
        if (request.SolutionArn is { } solution)
            snapshot.Get<SolutionResource>(solution);

        var (page, next) = pages.Cut<SolutionVersionResource>("versions", snapshot, at, request.MaxResults, request.NextToken, request.SolutionArn, version => version.Shape.SolutionArn, version => !version.IsOfRecommender);
        return new() { SolutionVersions = [.. page.Select(version => Summary(version.Shape))], NextToken = next };
    }

    /// <remarks>Developer Guide, "Stopping the creation of a solution version": a pending version is stopped at once, one in training goes through CREATE STOPPING.</remarks>
    public async Task StopAsync(StopSolutionVersionCreationRequest request, CancellationToken cancellationToken)
    {
        await records.ChangeAsync(
            before =>
            {
                var version = Find(before, request.SolutionVersionArn);
                return version.Status switch
                {
                    Statuses.CreatePending => before.With(version.As(Statuses.CreateStopped, records.Now)),
                    Statuses.CreateInProgress => before.With(version.As(Statuses.CreateStopping, records.Now)),
                    Statuses.CreateStopping => before,
                    _ => throw ServiceErrors.InvalidInput($"The solution version {version.Arn} is {version.Status}; only one that is {Statuses.CreatePending} or {Statuses.CreateInProgress} can be stopped."),
                };
            },
            cancellationToken);
        await jobs.StopAsync(request.SolutionVersionArn);
    }

    public GetSolutionMetricsResponse GetMetrics(GetSolutionMetricsRequest request)
    {
        var version = Find(records.Current, request.SolutionVersionArn);
        if (version.IsUnderWay)
            throw ServiceErrors.InUse($"The solution version {version.Arn} is {version.Status}. Its metrics are there when it is {Statuses.Active}.");

        return version.Status == Statuses.Active
            ? new() { SolutionVersionArn = version.Arn, Metrics = version.Metrics }
            : throw ServiceErrors.InvalidInput($"The solution version {version.Arn} is {version.Status}, so it has no metrics. DescribeSolutionVersion says why it failed; create another version.");
    }

    // What a recommender trains is part of the recommender.
    private static SolutionVersionResource Find(ServiceSnapshot snapshot, string arn) =>
        snapshot.Get<SolutionVersionResource>(arn) is { IsOfRecommender: false } version ? version : throw ServiceErrors.NotFound(arn);

    /// <summary>The summary of a version in lists.</summary>
    internal static SolutionVersionSummary Summary(SolutionVersion version) => new()
    {
        SolutionVersionArn = version.SolutionVersionArn,
        Status = version.Status,
        TrainingMode = version.TrainingMode,
        TrainingType = version.TrainingType,
        CreationDateTime = version.CreationDateTime,
        LastUpdatedDateTime = version.LastUpdatedDateTime,
        FailureReason = version.FailureReason,
    };

    private void Check(ServiceSnapshot before, CreateSolutionVersionRequest request, Solution solution, PersonalizeArns at)
    {
        var all = before.Of<SolutionVersionResource>().Where(version => at.Has(version.Arn)).ToArray();
        if (all.Count(version => version.IsUnderWay) >= quotas.OpenSolutionVersions)
            throw ServiceErrors.LimitExceeded($"More than {quotas.OpenSolutionVersions} resources with PENDING or IN_PROGRESS status.");

        var group = before.Get<DatasetGroupResource>(solution.DatasetGroupArn!);
        var interactions = DatasetTypes.Name(DatasetType.Interactions);
        var recipe = ServiceRecipes.Find(solution.RecipeArn ?? "");
        if (recipe is { NeedsInteractions: false })
            TextColumns.Require(recipe, group.Arn, before);
        else if (!before.Of<DatasetResource>().Any(dataset => dataset.DatasetGroupArn == group.Arn && dataset.Shape.DatasetType == interactions))
            throw ServiceErrors.InvalidInput($"The dataset group {group.Arn} has no Interactions dataset, so there is nothing to learn from. Create one and import interactions into it.");

        if (recipe is { Type: RecipeType.PersonalizedActions } && before.DatasetOf(group.Arn, DatasetType.Actions) is null)
            throw ServiceErrors.InvalidInput($"The dataset group {group.Arn} has no Actions dataset, so there is nothing to recommend. Create one and import actions into it.");

        var siblings = all.Where(version => version.Shape.SolutionArn == solution.SolutionArn).ToArray();
        if (request.Name is { } name && siblings.FirstOrDefault(version => version.Shape.Name == name) is { } namesake)
            throw ServiceErrors.AlreadyExists(namesake.Arn);
        if (request.TrainingMode is not TrainingModes.Update)
            return;

        if (recipe is not { CanUpdate: true })
        {
            var updatable = string.Join(" and ", ServiceRecipes.All.Where(recipe => recipe.CanUpdate).Select(recipe => recipe.Name));
            throw ServiceErrors.InvalidInput(
                $"trainingMode is UPDATE, which only the recipes {updatable} can; the solution's is {solution.RecipeArn ?? "chosen by AutoML"}. Give FULL, or leave it out.");
        }

        if (!siblings.Any(version => version.Status == Statuses.Active && version.Shape.TrainingMode is not TrainingModes.Update))
            throw ServiceErrors.InvalidInput($"trainingMode is UPDATE, and the solution {solution.SolutionArn} has no {Statuses.Active} version that was trained with FULL. Create one first.");
    }
}
