using Usher.Core.Observers;
using Usher.Core.Records;

namespace Usher.Core.Serving;

/// <summary>Answers requests to deployments, and reports each of them to the observer.</summary>
public sealed class ServedRequests(ServiceRecords records, IServiceObserver observer)
{
    /// <summary>Finds the deployment that a request names, and answers the request.</summary>
    /// <param name="campaignArn">The campaign that the request names.</param>
    /// <param name="answer">Answers the request with the snapshot in which the deployment was found.</param>
    /// <exception cref="Usher.Wire.Errors.AwsException">
    /// InvalidInputException, ResourceNotFoundException: no campaign with this ARN is ACTIVE; this is not reported to the observer. ThrottlingException: from the observer. Errors of <paramref name="answer"/>.
    /// </exception>
    internal async Task<T> AnswerAsync<T>(string campaignArn, Func<Deployment, ServiceSnapshot, Task<T>> answer)
    {
        var snapshot = records.Current;
        var campaign = Deployments.CampaignOf(snapshot, campaignArn);
        var began = observer.RequestBegins(campaign.Arn, campaign.MinTps);
        var isError = true;
        try
        {
            // Inside the try, so that a campaign whose recipe this version of Usher does not have is counted as an error.
            var response = await answer(Deployments.Of(snapshot, campaign), snapshot);
            isError = false;
            return response;
        }
        finally
        {
            observer.RequestEnded(campaign.Arn, began, isError);
        }
    }
}
