using Usher.Web.Services;

namespace Usher.Web.Site;

/// <summary>The campaigns that the site shows: the newest of each kind of one dataset group; null where there is none of a kind.</summary>
internal sealed record SiteCampaigns(string DatasetGroupArn)
{
    public CampaignEntry? Personalized { get; private init; }

    public CampaignEntry? Related { get; private init; }

    public CampaignEntry? Popular { get; private init; }

    public CampaignEntry? Trending { get; private init; }

    /// <summary>Chooses the dataset group of the newest personalized campaign, or of the newest campaign if none is personalized. Null where there is no campaign.</summary>
    /// <param name="all">All ACTIVE campaigns, newest first.</param>
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
