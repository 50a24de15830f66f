using Usher.Wire.Calling;
using Usher.Wire.Personalize;

namespace Usher.Web.Console.Groups;

/// <summary>Reads lists of the API from the first page to the last.</summary>
internal static class PagedLists
{
    // A page of the console does not show more.
    private const int MaxEntries = 1_000;

    public static Task<IReadOnlyList<DatasetGroupSummary>> DatasetGroupsAsync(this PersonalizeClient personalize, CancellationToken cancellationToken) =>
        PagesAsync<ListDatasetGroupsResponse, DatasetGroupSummary>(
            personalize,
            next => new ListDatasetGroupsRequest { NextToken = next },
            page => (page.DatasetGroups, page.NextToken),
            cancellationToken);

    public static Task<IReadOnlyList<DatasetSummary>> DatasetsAsync(this PersonalizeClient personalize, string group, CancellationToken cancellationToken) =>
        PagesAsync<ListDatasetsResponse, DatasetSummary>(
            personalize,
            next => new ListDatasetsRequest { DatasetGroupArn = group, NextToken = next },
            page => (page.Datasets, page.NextToken),
            cancellationToken);

    public static Task<IReadOnlyList<DatasetImportJobSummary>> ImportsAsync(this PersonalizeClient personalize, string dataset, CancellationToken cancellationToken) =>
        PagesAsync<ListDatasetImportJobsResponse, DatasetImportJobSummary>(
            personalize,
            next => new ListDatasetImportJobsRequest { DatasetArn = dataset, NextToken = next },
            page => (page.DatasetImportJobs, page.NextToken),
            cancellationToken);

    public static Task<IReadOnlyList<SolutionSummary>> SolutionsAsync(this PersonalizeClient personalize, string group, CancellationToken cancellationToken) =>
        PagesAsync<ListSolutionsResponse, SolutionSummary>(
            personalize,
            next => new ListSolutionsRequest { DatasetGroupArn = group, NextToken = next },
            page => (page.Solutions, page.NextToken),
            cancellationToken);

    /// <summary>Those of a solution, or of all solutions.</summary>
    public static Task<IReadOnlyList<SolutionVersionSummary>> VersionsAsync(this PersonalizeClient personalize, string? solution, CancellationToken cancellationToken) =>
        PagesAsync<ListSolutionVersionsResponse, SolutionVersionSummary>(
            personalize,
            next => new ListSolutionVersionsRequest { SolutionArn = solution, NextToken = next },
            page => (page.SolutionVersions, page.NextToken),
            cancellationToken);

    /// <summary>The ACTIVE versions of a solution or of all solutions, newest first.</summary>
    public static async Task<IReadOnlyList<SolutionVersionSummary>> ActiveVersionsAsync(this PersonalizeClient personalize, string? solution, CancellationToken cancellationToken) =>
        [.. (await personalize.VersionsAsync(solution, cancellationToken)).Where(version => version.Status == "ACTIVE").OrderByDescending(version => version.CreationDateTime)];

    /// <summary>Those of a solution, or of all solutions.</summary>
    public static Task<IReadOnlyList<CampaignSummary>> CampaignsAsync(this PersonalizeClient personalize, string? solution, CancellationToken cancellationToken) =>
        PagesAsync<ListCampaignsResponse, CampaignSummary>(
            personalize,
            next => new ListCampaignsRequest { SolutionArn = solution, NextToken = next },
            page => (page.Campaigns, page.NextToken),
            cancellationToken);

    public static Task<IReadOnlyList<EventTrackerSummary>> TrackersAsync(this PersonalizeClient personalize, string group, CancellationToken cancellationToken) =>
        PagesAsync<ListEventTrackersResponse, EventTrackerSummary>(
            personalize,
            next => new ListEventTrackersRequest { DatasetGroupArn = group, NextToken = next },
            page => (page.EventTrackers, page.NextToken),
            cancellationToken);

    /// <summary>Those of a dataset group, or of all.</summary>
    public static Task<IReadOnlyList<FilterSummary>> FiltersAsync(this PersonalizeClient personalize, string? group, CancellationToken cancellationToken) =>
        PagesAsync<ListFiltersResponse, FilterSummary>(
            personalize,
            next => new ListFiltersRequest { DatasetGroupArn = group, NextToken = next },
            page => (page.Filters, page.NextToken),
            cancellationToken);

    /// <summary>Those of a dataset group, or of all.</summary>
    public static Task<IReadOnlyList<RecommenderSummary>> RecommendersAsync(this PersonalizeClient personalize, string? group, CancellationToken cancellationToken) =>
        PagesAsync<ListRecommendersResponse, RecommenderSummary>(
            personalize,
            next => new ListRecommendersRequest { DatasetGroupArn = group, NextToken = next },
            page => (page.Recommenders, page.NextToken),
            cancellationToken);

    public static Task<IReadOnlyList<RecipeSummary>> RecipesAsync(this PersonalizeClient personalize, CancellationToken cancellationToken) =>
        PagesAsync<ListRecipesResponse, RecipeSummary>(
            personalize,
            next => new ListRecipesRequest { NextToken = next },
            page => (page.Recipes, page.NextToken),
            cancellationToken);

    private static async Task<IReadOnlyList<TItem>> PagesAsync<TPage, TItem>(PersonalizeClient personalize, Func<string?, object> ask, Func<TPage, (IReadOnlyList<TItem>? Items, string? Next)> read, CancellationToken cancellationToken)
        where TPage : class
    {
        var all = new List<TItem>();
        string? next = null;
        do
        {
            var page = read(await personalize.CallAsync<TPage>(ask(next), cancellationToken));
            all.AddRange(page.Items ?? []);
            next = page.Next;
        }
        while (next is not null && all.Count < MaxEntries);

        return all;
    }
}
