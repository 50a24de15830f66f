using Microsoft.AspNetCore.Http;
using Usher.Web.Services;

namespace Usher.Web.Rest;

/// <summary>Finds the resources that a path names: a namespace is a dataset group, a recommender is one of its campaigns or recommenders. Both may be left out where there is only one namespace.</summary>
internal sealed class Namespaces(CampaignDirectory campaigns, DatasetGroupDirectory groups)
{
    /// <summary>The campaign that a path names, or the newest of the first of <paramref name="kinds"/>.</summary>
    /// <param name="name">The namespace; null where the path has none.</param>
    /// <param name="recommender">The campaign's name; null where the path has none.</param>
    /// <param name="kinds">The kinds that the endpoint accepts.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="RestException">404: there is no such campaign. 400: it is of another kind, or a namespace has to be named.</exception>
    public async ValueTask<CampaignEntry> CampaignAsync(string? name, string? recommender, CampaignKind[] kinds, CancellationToken cancellationToken)
    {
        var all = await campaigns.AllAsync(cancellationToken);
        if (!all.Any(campaign => name is null ? campaign.Kind == kinds[0] : campaign.Name == recommender && campaign.DatasetGroup == name))
            all = await campaigns.FetchedNowAsync(cancellationToken);
        if (name is null)
        {
            string[] names = [.. all.Select(campaign => campaign.DatasetGroup).Distinct(StringComparer.Ordinal)];
            if (names.Length > 1)
                throw Ambiguous(names);

            return all.FirstOrDefault(campaign => campaign.Kind == kinds[0]) ?? throw NotFound($"No campaign that is ACTIVE gives {Describe(kinds[0])}. Train and deploy one.");
        }

        foreach (var campaign in all)
        {
            if (campaign.Name == recommender && campaign.DatasetGroup == name)
            {
                return Array.IndexOf(kinds, campaign.Kind) >= 0
                    ? campaign
                    : throw new RestException(
                        StatusCodes.Status400BadRequest,
                        $"The recommender '{recommender}' was trained with {campaign.Recipe} and gives {Describe(campaign.Kind)}; this path asks for {Describe(kinds[0])}. {Alternatives(all, name, kinds)}");
            }
        }

        throw NotFound($"There is no recommender '{recommender}' in the namespace '{name}': no campaign or recommender of that name of that dataset group is ACTIVE. {Alternatives(all, name, kinds)}");
    }

    /// <summary>ARN of the dataset group that a path names, or of the only one.</summary>
    /// <exception cref="RestException">404: there is no such dataset group. 400: a namespace has to be named.</exception>
    public async ValueTask<string> DatasetGroupAsync(string? name, CancellationToken cancellationToken)
    {
        var all = await groups.AllAsync(cancellationToken);
        if (name is null ? all.Count == 0 : !all.ContainsKey(name))
            all = await groups.FetchedNowAsync(cancellationToken);
        if (name is not null)
            return all.TryGetValue(name, out var arn) ? arn : throw NotFound($"There is no namespace '{name}': no dataset group of that name is ACTIVE. {Existing(all.Keys)}");

        return all.Count switch
        {
            0 => throw NotFound("No dataset group is ACTIVE yet."),
            1 => all.Values.Single(),
            _ => throw Ambiguous(all.Keys),
        };
    }

    private static string Existing(IEnumerable<string> names) => string.Join(", ", names) is { Length: > 0 } list ? $"There are: {list}." : "There is no dataset group yet.";

    private static RestException NotFound(string detail) => new(StatusCodes.Status404NotFound, detail);

    private static RestException Ambiguous(IEnumerable<string> names) =>
        new(StatusCodes.Status400BadRequest, $"There are several namespaces: {string.Join(", ", names)}. Name one in the path, as {RestApi.Docs} shows.");

    private static string Alternatives(IReadOnlyList<CampaignEntry> all, string name, CampaignKind[] kinds)
    {
        string[] others = [.. all.Where(campaign => campaign.DatasetGroup == name && kinds.Contains(campaign.Kind)).Select(campaign => campaign.Name)];
        return others.Length == 0 ? $"The namespace has no other that gives {Describe(kinds[0])}." : $"Those that do: {string.Join(", ", others)}.";
    }

    private static string Describe(CampaignKind kind) => kind switch
    {
        CampaignKind.Personalized => "items for a user",
        CampaignKind.Related => "items like an item",
        CampaignKind.Ranking => "a user's ranking of given items",
        CampaignKind.Popular => "popular items",
        _ => "trending items",
    };
}
