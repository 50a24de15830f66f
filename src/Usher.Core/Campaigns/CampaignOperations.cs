using Usher.Core.Errors;
using Usher.Core.Models;
using Usher.Core.Naming;
using Usher.Core.Quotas;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Wire.Personalize;

namespace Usher.Core.Campaigns;

/// <summary>CreateCampaign, DescribeCampaign, ListCampaigns, UpdateCampaign, DeleteCampaign.</summary>
public sealed class CampaignOperations(ServiceRecords records, Pages pages, ServiceQuotas quotas, Jobs.Jobs jobs, LoadedModels models)
{
    public async Task<CreateCampaignResponse> CreateAsync(CreateCampaignRequest request, PersonalizeArns at, CancellationToken cancellationToken)
    {
        var tags = TagRules.Check(request.Tags);
        var arn = at.Of(PersonalizeKind.Campaign, request.Name).ToString();
        await records.ChangeAsync(
            before =>
            {
                var version = CampaignVersion.Resolve(before, request.SolutionVersionArn, request.CampaignConfig);
                CampaignSettings.Check(request.CampaignConfig, version, before);
                var group = version.Shape.DatasetGroupArn!;
                before.CheckQuota<CampaignResource>(
                    arn, quotas.CampaignsInGroup, campaign => campaign.IsUsing && campaign.DatasetGroupArn == group,
                    $"Cannot create a campaign. More than {quotas.CampaignsInGroup} resources in ACTIVE state. Please delete some and try again.");

                var now = records.Now;
                var shape = new Campaign
                {
                    Name = request.Name,
                    CampaignArn = arn,
                    SolutionVersionArn = version.Arn,
                    MinProvisionedTPS = request.MinProvisionedTPS ?? 1,
                    CampaignConfig = request.CampaignConfig,
                    Status = Statuses.CreatePending,
                    CreationDateTime = now,
                    LastUpdatedDateTime = now,
                };
                return before.Add(new CampaignResource(shape) { DatasetGroupArn = group, Tags = tags });
            },
            cancellationToken);
        await jobs.WakeAsync(arn);
        return new() { CampaignArn = arn };
    }

    public DescribeCampaignResponse Describe(DescribeCampaignRequest request) => new() { Campaign = records.Current.Get<CampaignResource>(request.CampaignArn).Shape };

    public ListCampaignsResponse List(ListCampaignsRequest request, PersonalizeArns at)
    {
        var (page, next) = pages.Cut<CampaignResource>(
            "campaigns", records.Current, at, request.MaxResults, request.NextToken, request.SolutionArn, campaign => CampaignVersion.SolutionOf(campaign.Shape.SolutionVersionArn!));
        return new() { Campaigns = [.. page.Select(campaign => Summary(campaign.Shape))], NextToken = next };
    }

    /// <remarks>API reference, UpdateCampaign: the campaign is ACTIVE or CREATE FAILED, and answers as before until the update is done.</remarks>
    public async Task<UpdateCampaignResponse> UpdateAsync(UpdateCampaignRequest request, CancellationToken cancellationToken)
    {
        if (request is { SolutionVersionArn: null, MinProvisionedTPS: null, CampaignConfig: null })
            throw ServiceErrors.InvalidInput("There is nothing to update. Give at least one of solutionVersionArn, minProvisionedTPS and campaignConfig.");

        await records.ChangeAsync(
            before =>
            {
                var campaign = before.Get<CampaignResource>(request.CampaignArn);
                if (campaign.IsUnderWay)
                    throw ServiceErrors.InUse($"The campaign {campaign.Arn} is {(campaign.IsUpdating ? "being updated" : campaign.Status)}. Wait until that has ended.");

                return before.With(CampaignUpdate.Begin(campaign, request, before, records.Now));
            },
            cancellationToken);
        await jobs.WakeAsync(request.CampaignArn);
        return new() { CampaignArn = request.CampaignArn };
    }

    public async Task DeleteAsync(DeleteCampaignRequest request, CancellationToken cancellationToken)
    {
        await records.ChangeAsync(
            before =>
            {
                var campaign = before.Get<CampaignResource>(request.CampaignArn);
                return campaign.IsUnderWay
                    ? throw ServiceErrors.InUse($"The campaign {campaign.Arn} is {(campaign.IsUpdating ? "being updated" : campaign.Status)}. Wait until that has ended, then delete it.")
                    : before.Without([campaign]);
            },
            cancellationToken);
        models.ReleaseUnused();
    }

    private static CampaignSummary Summary(Campaign campaign) => new()
    {
        Name = campaign.Name,
        CampaignArn = campaign.CampaignArn,
        Status = campaign.Status,
        CreationDateTime = campaign.CreationDateTime,
        LastUpdatedDateTime = campaign.LastUpdatedDateTime,
        FailureReason = campaign.FailureReason,
    };
}
