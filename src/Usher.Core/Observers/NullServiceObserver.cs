using Usher.Core.Resources;

namespace Usher.Core.Observers;

/// <summary>Measures nothing and refuses nothing: used where no other observer is registered.</summary>
public sealed class NullServiceObserver : IServiceObserver
{
    public long CampaignRequestBegins(CampaignResource campaign) => 0;

    public void CampaignRequestEnded(CampaignResource campaign, long began, bool isError)
    {
    }

    public void DataStreamed(string datasetArn, long bytes)
    {
    }

    public void JobEnded(string arn)
    {
    }
}
