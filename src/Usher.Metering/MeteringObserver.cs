using Usher.Core.Observers;
using Usher.Core.Resources;
using Usher.Metering.Metrics;
using Usher.Metering.Usage;

namespace Usher.Metering;

/// <summary>Passes on what the service reports to the meters that count it.</summary>
internal sealed class MeteringObserver(CampaignMeter campaigns, StreamMeter streams, MeasuredJobs jobs) : IServiceObserver
{
    public long CampaignRequestBegins(CampaignResource campaign) => campaigns.Begin(campaign);

    public void CampaignRequestEnded(CampaignResource campaign, long began, bool isError) => campaigns.End(campaign, began, isError);

    public void DataStreamed(string datasetArn, long bytes) => streams.Add(datasetArn, bytes);

    public void JobEnded(string arn) => jobs.Ended(arn);
}
