using Usher.Web.Console.Filters;
using Usher.Web.Console.Groups;
using Usher.Web.Console.SignIn;
using Usher.Web.Console.Wizard;
using Usher.Wire.Errors;
using Usher.Wire.Personalize;
using Usher.Wire.PersonalizeRuntime;
using Usher.Wire.UsherApi;

namespace Usher.Web.Console.Tester;

/// <summary>The API calls of the tester.</summary>
internal static class TesterCalls
{
    /// <summary>What can be asked, and the filters of all dataset groups; only ACTIVE ones.</summary>
    /// <exception cref="AwsException">The service refused to list campaigns.</exception>
    public static async Task<(IReadOnlyList<(string Name, string Arn)> Campaigns, IReadOnlyList<FilterSummary> Filters)> ChoicesAsync(ConsoleSession session, CancellationToken cancellationToken)
    {
        var campaigns = (await session.Personalize.CampaignsAsync(null, cancellationToken)).Where(campaign => campaign.Status == "ACTIVE").Select(campaign => (campaign.Name!, campaign.CampaignArn!));
        var recommenders = (await OrNoneAsync(() => session.Personalize.RecommendersAsync(null, cancellationToken))).Where(one => one.Status == "ACTIVE").Select(one => (one.Name!, one.RecommenderArn!));
        var filters = await OrNoneAsync(() => session.Personalize.FiltersAsync(null, cancellationToken));
        return ([.. campaigns.Concat(recommenders).OrderBy(one => one.Item1, StringComparer.Ordinal)], [.. filters.Where(filter => filter.Status == "ACTIVE").OrderBy(filter => filter.Name, StringComparer.Ordinal)]);
    }

    /// <summary>Requests a list from a campaign, and looks up the titles of its items.</summary>
    /// <exception cref="AwsException">The service refused.</exception>
    public static async Task<TesterList> AskAsync(ConsoleSession session, string campaignArn, TesterInput input, TimeProvider clock, CancellationToken cancellationToken)
    {
        object request = input.ItemsToRank is { Count: > 0 } items
            ? new GetPersonalizedRankingRequest
            {
                CampaignArn = campaignArn,
                InputList = items,
                UserId = input.User,
                Context = input.ReadContext(),
                FilterArn = OrNull(input.FilterArn),
                FilterValues = FilterCalls.ReadValues(input.FilterValues),
            }
            : new GetRecommendationsRequest
            {
                CampaignArn = IsRecommender(campaignArn) ? null : campaignArn,
                RecommenderArn = IsRecommender(campaignArn) ? campaignArn : null,
                UserId = OrNull(input.User),
                ItemId = OrNull(input.Item),
                NumResults = input.Count,
                Context = input.ReadContext(),
                FilterArn = OrNull(input.FilterArn),
                FilterValues = FilterCalls.ReadValues(input.FilterValues),
                Promotions = input.ReadPromotions(),
            };

        var begun = clock.GetTimestamp();
        var list = request is GetPersonalizedRankingRequest
            ? (await session.Personalize.CallAsync<GetPersonalizedRankingResponse>(request, cancellationToken)).PersonalizedRanking
            : (await session.Personalize.CallAsync<GetRecommendationsResponse>(request, cancellationToken)).ItemList;
        var milliseconds = clock.GetElapsedTime(begun).TotalMilliseconds;

        var (group, recipe) = await OriginOfAsync(session, campaignArn, cancellationToken);
        return new(campaignArn, recipe, list ?? [], await TitlesAsync(session, group, [.. (list ?? []).Select(item => item.ItemId!)], cancellationToken), milliseconds, CliCommand.Of(request, "personalize-runtime"));
    }

    /// <summary>The dataset group and the recipe of a campaign or recommender.</summary>
    /// <exception cref="AwsException">The service refused.</exception>
    public static async Task<(string Group, string Recipe)> OriginOfAsync(ConsoleSession session, string campaignArn, CancellationToken cancellationToken)
    {
        if (IsRecommender(campaignArn))
        {
            var recommender = (await session.Personalize.CallAsync<DescribeRecommenderResponse>(new DescribeRecommenderRequest { RecommenderArn = campaignArn }, cancellationToken)).Recommender!;
            return (recommender.DatasetGroupArn!, ResourcePages.NameOf(recommender.RecipeArn));
        }

        var campaign = (await session.Personalize.CallAsync<DescribeCampaignResponse>(new DescribeCampaignRequest { CampaignArn = campaignArn }, cancellationToken)).Campaign!;
        var version = (await session.Personalize.CallAsync<DescribeSolutionVersionResponse>(new DescribeSolutionVersionRequest { SolutionVersionArn = campaign.SolutionVersionArn! }, cancellationToken)).SolutionVersion!;
        return (version.DatasetGroupArn!, ResourcePages.NameOf(version.RecipeArn));
    }

    /// <summary>The titles of items, by id. Empty for users without permission to see items, who then see ids.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> TitlesAsync(ConsoleSession session, string group, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        const int MaxBatch = 100;
        var titles = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            foreach (var some in ids.Where(id => !id.Contains(',')).Chunk(MaxBatch))
            {
                var known = await session.Own.GetAsync<ListItemsResponse>("items", [("datasetGroupArn", group), ("ids", string.Join(',', some))], cancellationToken);
                foreach (var item in known.Items.Where(item => item.Title is not null))
                    titles[item.ItemId] = item.Title!;
            }
        }
        catch (AwsException)
        {
            // Without permission, the ids are shown.
        }

        return titles;
    }

    // Who may not list them can still ask campaigns.
    private static async Task<IReadOnlyList<T>> OrNoneAsync<T>(Func<Task<IReadOnlyList<T>>> list)
    {
        try
        {
            return await list();
        }
        catch (AwsException)
        {
            return [];
        }
    }

    private static bool IsRecommender(string arn) => arn.Contains(":recommender/", StringComparison.Ordinal);

    private static string? OrNull(string? text) => text?.Trim() is { Length: > 0 } some ? some : null;
}
