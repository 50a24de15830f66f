using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Usher.Core.Jobs;
using Usher.Core.Records;
using Usher.Core.Resources;

namespace Usher.Core.Campaigns;

/// <summary>Updates campaigns that follow their solution to each new version of it.</summary>
internal sealed partial class CampaignFollower(ServiceRecords records, Jobs.Jobs jobs, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<CampaignFollower> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.StartedAsync(stoppingToken);
        using var timer = new PeriodicTimer(Pause, clock);
        ServiceSnapshot? seen = null;
        do
        {
            var now = records.Current;
            if (!ReferenceEquals(seen, now) && await FollowAsync(now, stoppingToken))
                seen = now;
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<bool> FollowAsync(ServiceSnapshot now, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var campaign in now.Of<CampaignResource>().Where(campaign => IsBehind(campaign, now)))
                await UpdateAsync(campaign.Arn, cancellationToken);
            return true;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // For example a full disk. The next tick of the timer tries again.
            Failed(log, fault);
            return false;
        }
    }

    // A campaign that is being updated is looked at again when the update ends, because that changes the records. A failed update is not repeated until there is a newer version.
    private static bool IsBehind(CampaignResource campaign, ServiceSnapshot snapshot) =>
        campaign is { IsFollowing: true, IsUnderWay: false, Status: Statuses.Active }
        && CampaignVersion.Newest(snapshot, CampaignVersion.SolutionOf(campaign.Shape.SolutionVersionArn!)) is { } newest
        && newest.Arn != campaign.Shape.SolutionVersionArn
        && newest.Arn != campaign.Shape.LatestCampaignUpdate?.SolutionVersionArn;

    private async Task UpdateAsync(string arn, CancellationToken cancellationToken)
    {
        await records.ChangeAsync(
            before => before.Find<CampaignResource>(arn) is { } campaign && IsBehind(campaign, before)
                ? before.With(CampaignUpdate.Begin(
                    campaign,
                    CampaignVersion.Newest(before, CampaignVersion.SolutionOf(campaign.Shape.SolutionVersionArn!))!.Arn,
                    campaign.Shape.MinProvisionedTPS,
                    campaign.Shape.CampaignConfig,
                    records.Now))
                : before,
            cancellationToken);
        await jobs.WakeAsync(arn);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Campaigns could not be brought to the newest versions of their solutions; it is tried again in a moment.")]
    private static partial void Failed(ILogger log, Exception fault);
}
