using Usher.Wire.Calling;
using Usher.Wire.Errors;
using Usher.Wire.Personalize;

namespace Usher.Web.Console.Groups;

/// <summary>Reads a dataset group with all its resources.</summary>
internal static class ResourceTree
{
    public static async Task<ResourceNode> ReadAsync(PersonalizeClient personalize, DatasetGroupSummary group, CancellationToken cancellationToken)
    {
        var arn = group.DatasetGroupArn!;
        return new(group.Name!)
        {
            Status = group.Status,
            Reason = group.FailureReason,
            Address = ResourcePages.Group(arn),
            Note = group.Domain,
            Made = group.CreationDateTime,
            Children =
            [
                await BranchAsync("Datasets", () => DatasetsAsync(personalize, arn, cancellationToken)),
                await BranchAsync("Solutions", () => SolutionsAsync(personalize, arn, cancellationToken)),
                .. group.Domain is null ? [] : new[] { await BranchAsync("Recommenders", async () => [.. (await personalize.RecommendersAsync(arn, cancellationToken)).Select(RecommenderNode)]) },
                await BranchAsync("Event trackers", async () => [.. (await personalize.TrackersAsync(arn, cancellationToken)).Select(TrackerNode)]),
                await BranchAsync("Filters", async () => [.. (await personalize.FiltersAsync(arn, cancellationToken)).Select(FilterNode)]),
            ],
        };
    }

    // Without permission for one part, the other parts are shown.
    private static async Task<ResourceNode> BranchAsync(string name, Func<Task<IReadOnlyList<ResourceNode>>> read)
    {
        try
        {
            return new(name) { Children = await read() };
        }
        catch (AwsException refusal) when (refusal.Code is "AccessDeniedException" or "InvalidInputException")
        {
            return new(name) { Reason = refusal.Message };
        }
    }

    private static async Task<IReadOnlyList<ResourceNode>> DatasetsAsync(PersonalizeClient personalize, string group, CancellationToken cancellationToken)
    {
        var nodes = new List<ResourceNode>();
        foreach (var dataset in await personalize.DatasetsAsync(group, cancellationToken))
        {
            var imports = await personalize.ImportsAsync(dataset.DatasetArn!, cancellationToken);
            nodes.Add(new(dataset.Name!)
            {
                Status = dataset.Status,
                Address = ResourcePages.Dataset(dataset.DatasetArn),
                Note = dataset.DatasetType,
                Made = dataset.CreationDateTime,
                Children = [.. imports.Select(ImportNode)],
            });
        }

        return nodes;
    }

    private static async Task<IReadOnlyList<ResourceNode>> SolutionsAsync(PersonalizeClient personalize, string group, CancellationToken cancellationToken)
    {
        var nodes = new List<ResourceNode>();
        foreach (var solution in await personalize.SolutionsAsync(group, cancellationToken))
        {
            var versions = (await personalize.VersionsAsync(solution.SolutionArn!, cancellationToken)).Select(VersionNode);
            var campaigns = (await personalize.CampaignsAsync(solution.SolutionArn, cancellationToken)).Select(CampaignNode);
            nodes.Add(new(solution.Name!)
            {
                Status = solution.Status,
                Address = ResourcePages.Solution(solution.SolutionArn),
                Note = ResourcePages.NameOf(solution.RecipeArn) is { Length: > 0 } recipe ? recipe : "AutoML",
                Made = solution.CreationDateTime,
                Children = [.. versions, .. campaigns],
            });
        }

        return nodes;
    }

    private static ResourceNode ImportNode(DatasetImportJobSummary import) => new(import.JobName!)
    {
        Status = import.Status,
        Reason = import.FailureReason,
        Address = ResourcePages.Import(import.DatasetImportJobArn),
        Note = "import",
        Made = import.CreationDateTime,
    };

    private static ResourceNode VersionNode(SolutionVersionSummary version) => new(ResourcePages.NameOf(version.SolutionVersionArn))
    {
        Status = version.Status,
        Reason = version.FailureReason,
        Address = ResourcePages.Version(version.SolutionVersionArn),
        Note = "version",
        Made = version.CreationDateTime,
    };

    private static ResourceNode CampaignNode(CampaignSummary campaign) => new(campaign.Name!)
    {
        Status = campaign.Status,
        Reason = campaign.FailureReason,
        Address = ResourcePages.Campaign(campaign.CampaignArn),
        Note = "campaign",
        Made = campaign.CreationDateTime,
    };

    private static ResourceNode TrackerNode(EventTrackerSummary tracker) => new(tracker.Name!) { Status = tracker.Status, Made = tracker.CreationDateTime };

    private static ResourceNode FilterNode(FilterSummary filter) =>
        new(filter.Name!) { Status = filter.Status, Reason = filter.FailureReason, Address = ResourcePages.Filter(filter.FilterArn), Made = filter.CreationDateTime };

    private static ResourceNode RecommenderNode(RecommenderSummary recommender) =>
        new(recommender.Name!) { Status = recommender.Status, Note = ResourcePages.NameOf(recommender.RecipeArn), Made = recommender.CreationDateTime };
}
