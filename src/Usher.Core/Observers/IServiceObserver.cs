using Usher.Core.Resources;

namespace Usher.Core.Observers;

/// <summary>Is told what the service does, to measure it, and may refuse requests above a campaign's capacity. The service works without: see <see cref="NullServiceObserver"/>.</summary>
/// <remarks>All calls but <see cref="JobEnded"/> are made while a request is answered: implementations do no I/O and allocate nothing for a call.</remarks>
public interface IServiceObserver
{
    /// <summary>A request to a campaign is about to be answered.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <returns>When it began, in a form that <see cref="CampaignRequestEnded"/> takes.</returns>
    /// <exception cref="Usher.Wire.Errors.AwsException">ThrottlingException: the campaign has no capacity left. Its end is not reported.</exception>
    long CampaignRequestBegins(CampaignResource campaign);

    /// <summary>A request to a campaign was answered, or failed.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="began">What <see cref="CampaignRequestBegins"/> returned.</param>
    /// <param name="isError">Whether it failed.</param>
    void CampaignRequestEnded(CampaignResource campaign, long began, bool isError);

    /// <summary>PutEvents, PutItems or PutUsers stored data.</summary>
    /// <param name="datasetArn">The dataset.</param>
    /// <param name="bytes">The size of the stored values, as UTF-8.</param>
    void DataStreamed(string datasetArn, long bytes);

    /// <summary>The work on a resource has ended: it succeeded, failed or was stopped, or the server is stopping and the job will start again.</summary>
    /// <param name="arn">The resource.</param>
    void JobEnded(string arn);
}
