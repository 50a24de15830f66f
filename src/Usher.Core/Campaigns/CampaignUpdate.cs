using Usher.Core.Errors;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Wire.Personalize;

namespace Usher.Core.Campaigns;

/// <summary>The steps of an update: requested, in progress, done or failed. The campaign's own members change only when it is done.</summary>
internal static class CampaignUpdate
{
    /// <summary>The campaign with a requested update.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">The update is not allowed.</exception>
    public static CampaignResource Begin(CampaignResource campaign, UpdateCampaignRequest request, ServiceSnapshot snapshot, DateTimeOffset now)
    {
        var config = request.CampaignConfig ?? campaign.Shape.CampaignConfig;
        var arn = request.SolutionVersionArn
            ?? (config?.SyncWithLatestSolutionVersion is true ? $"{CampaignVersion.SolutionOf(campaign.Shape.SolutionVersionArn!)}/{PersonalizeArn.Latest}" : campaign.Shape.SolutionVersionArn!);
        var version = CampaignVersion.Resolve(snapshot, arn, config);
        if (version.Shape.DatasetGroupArn != campaign.DatasetGroupArn)
            throw ServiceErrors.InvalidInput($"solutionVersionArn is of the dataset group {version.Shape.DatasetGroupArn}; the campaign is of {campaign.DatasetGroupArn}. Give a version from there, or make another campaign.");

        CampaignSettings.Check(config, version, snapshot);
        return Begin(campaign, version.Arn, request.MinProvisionedTPS ?? campaign.Shape.MinProvisionedTPS, config, now);
    }

    /// <summary>The campaign with an update to a version.</summary>
    public static CampaignResource Begin(CampaignResource campaign, string versionArn, int? tps, CampaignConfig? config, DateTimeOffset now) => campaign with
    {
        Attempts = 0,
        Shape = campaign.Shape with
        {
            LatestCampaignUpdate = new()
            {
                SolutionVersionArn = versionArn,
                MinProvisionedTPS = tps,
                CampaignConfig = config,
                Status = Statuses.CreatePending,
                CreationDateTime = now,
                LastUpdatedDateTime = now,
            },
        },
    };

    /// <summary>The campaign while its work is in progress.</summary>
    public static CampaignResource InProgress(CampaignResource campaign, DateTimeOffset now) => campaign.IsUpdating
        ? campaign with { Shape = campaign.Shape with { LatestCampaignUpdate = campaign.Shape.LatestCampaignUpdate! with { Status = Statuses.CreateInProgress, LastUpdatedDateTime = now } } }
        : campaign with { Shape = campaign.Shape with { Status = Statuses.CreateInProgress, LastUpdatedDateTime = now } };

    /// <summary>The campaign after the model is loaded.</summary>
    public static CampaignResource Done(CampaignResource campaign, DateTimeOffset now)
    {
        var active = campaign.Shape with { Status = Statuses.Active, FailureReason = null, LastUpdatedDateTime = now };
        return campaign with
        {
            Shape = campaign is { IsUpdating: true, Shape.LatestCampaignUpdate: { } update }
                ? active with
                {
                    SolutionVersionArn = update.SolutionVersionArn,
                    MinProvisionedTPS = update.MinProvisionedTPS,
                    CampaignConfig = update.CampaignConfig,
                    LatestCampaignUpdate = update with { Status = Statuses.Active, LastUpdatedDateTime = now },
                }
                : active,
        };
    }

    /// <summary>The campaign after its work has failed. One that was being updated keeps its old version.</summary>
    public static CampaignResource Failed(CampaignResource campaign, string reason, DateTimeOffset now) => campaign with
    {
        Shape = campaign is { IsUpdating: true, Shape.LatestCampaignUpdate: { } update }
            ? campaign.Shape with { LatestCampaignUpdate = update with { Status = Statuses.CreateFailed, FailureReason = reason, LastUpdatedDateTime = now } }
            : campaign.Shape with { Status = Statuses.CreateFailed, FailureReason = reason, LastUpdatedDateTime = now },
    };
}
