using Usher.Core.Observers;
using Usher.Metering.Metrics;
using Usher.Metering.Usage;

namespace Usher.Metering;

/// <summary>Passes on what the service reports to the meters that count it.</summary>
internal sealed class MeteringObserver(CampaignMeter campaigns, StreamMeter streams, MeasuredJobs jobs) : IServiceObserver
{
    public long RequestBegins(string deploymentArn, int minTps) => campaigns.Begin(deploymentArn, minTps);

    public void RequestEnded(string deploymentArn, long began, bool isError) => campaigns.End(deploymentArn, began, isError);

    public void DataStreamed(string datasetArn, long bytes) => streams.Add(datasetArn, bytes);

    public void JobEnded(string arn) => jobs.Ended(arn);
}
