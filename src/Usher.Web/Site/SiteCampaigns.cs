using Usher.Web.Services;

namespace Usher.Web.Site;

/// <summary>The campaigns of the one dataset group that the site shows, the newest of each kind; null where there is none of a kind.</summary>
/// <param name="DatasetGroupArn">The dataset group.</param>
internal sealed record SiteCampaigns(string DatasetGroupArn)
{
    public CampaignEntry? Personalized { get; private init; }

    public CampaignEntry? Related { get; private init; }

    public CampaignEntry? Popular { get; private init; }

    public CampaignEntry? Trending { get; private init; }

    /// <summary>Of all that answer, newest first: the dataset group of the newest that knows users, else of the newest. Null where none answers.</summary>
    public static SiteCampaigns? Of(IReadOnlyList<CampaignEntry> all)
    {
        if ((all.FirstOrDefault(campaign => campaign.Kind == CampaignKind.Personalized) ?? (all.Count > 0 ? all[0] : null)) is not { } first)
            return null;

        CampaignEntry? Newest(CampaignKind kind) => all.FirstOrDefault(campaign => campaign.Kind == kind && campaign.DatasetGroupArn == first.DatasetGroupArn);
        return new(first.DatasetGroupArn)
        {
            Personalized = Newest(CampaignKind.Personalized),
            Related = Newest(CampaignKind.Related),
            Popular = Newest(CampaignKind.Popular),
            Trending = Newest(CampaignKind.Trending),
        };
    }
}
