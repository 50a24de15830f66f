using Usher.Core.Jobs;
using Usher.Core.Models;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Wire.Errors;

namespace Usher.Core.Campaigns;

/// <summary>Creates or updates a campaign: loads the model, and only then makes the campaign ACTIVE.</summary>
internal sealed class CampaignWork(ServiceRecords records, LoadedModels models) : IJobWork
{
    public bool IsFor(Resource resource) => resource is CampaignResource;

    public Resource Failed(Resource resource, string reason, DateTimeOffset now) => resource is CampaignResource campaign ? CampaignUpdate.Failed(campaign, reason, now) : resource;

    public async Task RunAsync(string arn, CancellationToken cancellationToken, CancellationToken giveUp)
    {
        if (await records.ChangeAsync<CampaignResource>(arn, campaign => CampaignUpdate.InProgress(campaign, records.Now), cancellationToken) is not { } begun)
            return;

        using (Load(begun.Versions.Last()))
            await records.ChangeAsync<CampaignResource>(arn, campaign => CampaignUpdate.Done(campaign, records.Now), cancellationToken);
        models.ReleaseUnused();
    }

    private ModelLease Load(string version)
    {
        try
        {
            return models.Rent(version);
        }
        catch (Exception fault) when (fault is InvalidDataException or AwsException or IOException)
        {
            throw new JobFailedException($"The model of {version} cannot be loaded: {fault.Message}", fault);
        }
    }
}
