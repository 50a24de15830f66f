using Usher.Wire.Calling;
using Usher.Wire.Errors;
using Usher.Wire.Personalize;

namespace Usher.Web.Services;

/// <summary>The ACTIVE campaigns and recommenders, with the kind of each. Refreshed every few seconds.</summary>
internal sealed class CampaignDirectory(PersonalizeClient personalize, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);

    // Between fresh and stale, callers get the old list while a new one is fetched.
    private static readonly TimeSpan Staleness = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _refreshLock = new(1, 1);
    private readonly Dictionary<string, CampaignEntry> _known = new(StringComparer.Ordinal);
    private volatile Lookup? _last;
    private int _isRefreshing;

    /// <summary>All campaigns and recommenders that are ACTIVE, newest first.</summary>
    public ValueTask<IReadOnlyList<CampaignEntry>> AllAsync(CancellationToken cancellationToken)
    {
        if (_last is not { } last || clock.GetElapsedTime(last.At) is var age && age >= Staleness)
            return new(RefreshAsync(cancellationToken));

        if (age >= Freshness && Interlocked.Exchange(ref _isRefreshing, 1) == 0)
            _ = RefreshInBackgroundAsync();
        return ValueTask.FromResult(last.All);
    }

    /// <summary>The same, fetched after this call: for callers who miss a campaign that may just have become ACTIVE.</summary>
    public Task<IReadOnlyList<CampaignEntry>> FetchedNowAsync(CancellationToken cancellationToken) => RefreshAsync(clock.GetTimestamp(), cancellationToken);

    /// <summary>Discards the list, because campaigns have just changed.</summary>
    public void Forget() => _last = null;

    public void Dispose() => _refreshLock.Dispose();

    private Task<IReadOnlyList<CampaignEntry>> RefreshAsync(CancellationToken cancellationToken) =>
        RefreshAsync(clock.GetTimestamp() - (long)(Freshness.TotalSeconds * clock.TimestampFrequency), cancellationToken);

    // Those who wait for the lock share what is fetched meanwhile, if it was begun late enough for them.
    private async Task<IReadOnlyList<CampaignEntry>> RefreshAsync(long notBefore, CancellationToken cancellationToken)
    {
        await _refreshLock.WaitAsync(cancellationToken);
        try
        {
            if (_last is { } already && already.At >= notBefore)
                return already.All;

            // The time before the fetch: changes during it are found by the next one.
            var began = clock.GetTimestamp();
            var all = await FetchAsync(cancellationToken);
            _last = new(began, all);
            return all;
        }
        finally
        {
            _refreshLock.Release();
        }
    }

    private async Task RefreshInBackgroundAsync()
    {
        try
        {
            await RefreshAsync(CancellationToken.None);
        }
        catch (Exception fault) when (fault is AwsException or HttpRequestException)
        {
            // The error is reported to the next caller who finds the list stale.
        }
        finally
        {
            Volatile.Write(ref _isRefreshing, 0);
        }
    }

    private async Task<IReadOnlyList<CampaignEntry>> FetchAsync(CancellationToken cancellationToken)
    {
        var found = new List<(DateTimeOffset Created, CampaignEntry Entry)>();
        string? next = null;
        do
        {
            var page = await personalize.CallAsync<ListCampaignsResponse>(new ListCampaignsRequest { NextToken = next }, cancellationToken);
            foreach (var campaign in page.Campaigns ?? [])
            {
                if (campaign is { Status: "ACTIVE", CampaignArn: { } arn } && await DescribeAsync(arn, cancellationToken) is { } entry)
                    found.Add((campaign.CreationDateTime ?? DateTimeOffset.MinValue, entry));
            }

            next = page.NextToken;
        }
        while (next is not null);

        await AddRecommendersAsync(found, cancellationToken);
        return [.. found.OrderByDescending(one => one.Created).Select(one => one.Entry)];
    }

    private async Task AddRecommendersAsync(List<(DateTimeOffset Created, CampaignEntry Entry)> found, CancellationToken cancellationToken)
    {
        string? next = null;
        do
        {
            var page = await ListRecommendersAsync(next, cancellationToken);
            foreach (var recommender in page.Recommenders ?? [])
            {
                if (recommender is { Status: "ACTIVE", RecommenderArn: { } arn } && await EntryOfAsync(arn, recommender, cancellationToken) is { } entry)
                    found.Add((recommender.CreationDateTime ?? DateTimeOffset.MinValue, entry));
            }

            next = page.NextToken;
        }
        while (next is not null);
    }

    // Policies that were written for campaigns alone do not allow to list recommenders.
    private async Task<ListRecommendersResponse> ListRecommendersAsync(string? token, CancellationToken cancellationToken)
    {
        try
        {
            return await personalize.CallAsync<ListRecommendersResponse>(new ListRecommendersRequest { NextToken = token }, cancellationToken);
        }
        catch (AwsException denied) when (denied.Code == "AccessDeniedException")
        {
            return new();
        }
    }

    private async Task<CampaignEntry?> EntryOfAsync(string arn, RecommenderSummary recommender, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(arn, out var known) && known.DatasetGroupArn == recommender.DatasetGroupArn && recommender.RecipeArn!.EndsWith($"/{known.Recipe}", StringComparison.Ordinal))
            return known;

        var recipe = (await personalize.CallAsync<DescribeRecipeResponse>(new DescribeRecipeRequest { RecipeArn = recommender.RecipeArn! }, cancellationToken)).Recipe!;
        return KindOf(recipe) is { } kind ? _known[arn] = new(arn, recommender.Name!, kind, recipe.Name!, recommender.DatasetGroupArn!) { IsRecommender = true } : null;
    }

    // An update can change the recipe of a campaign, so each campaign is described every time. The recipe of a version never changes.
    private async Task<CampaignEntry?> DescribeAsync(string arn, CancellationToken cancellationToken)
    {
        var campaign = (await personalize.CallAsync<DescribeCampaignResponse>(new DescribeCampaignRequest { CampaignArn = arn }, cancellationToken)).Campaign!;
        var key = $"{arn} {campaign.SolutionVersionArn}";
        if (_known.TryGetValue(key, out var known))
            return known;

        var version = (await personalize.CallAsync<DescribeSolutionVersionResponse>(new DescribeSolutionVersionRequest { SolutionVersionArn = campaign.SolutionVersionArn! }, cancellationToken)).SolutionVersion!;
        if (version.RecipeArn is not { } recipeArn)
            return null;

        var recipe = (await personalize.CallAsync<DescribeRecipeResponse>(new DescribeRecipeRequest { RecipeArn = recipeArn }, cancellationToken)).Recipe!;
        return KindOf(recipe) is { } kind ? _known[key] = new(arn, campaign.Name!, kind, recipe.Name!, version.DatasetGroupArn!) : null;
    }

    private static CampaignKind? KindOf(Recipe recipe) => recipe.RecipeType switch
    {
        "USER_PERSONALIZATION" => CampaignKind.Personalized,
        "RELATED_ITEMS" => CampaignKind.Related,
        "PERSONALIZED_RANKING" => CampaignKind.Ranking,
        "POPULAR_ITEMS" when recipe.Name is "aws-trending-now" or "aws-vod-trending-now" => CampaignKind.Trending,
        "POPULAR_ITEMS" => CampaignKind.Popular,
        _ => null,
    };

    // At is a monotonic timestamp: setting the time of day back must not keep an old list alive.
    private sealed record Lookup(long At, IReadOnlyList<CampaignEntry> All);
}
