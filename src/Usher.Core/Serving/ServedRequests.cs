using Usher.Core.Observers;
using Usher.Core.Records;
using Usher.Core.Resources;

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
    internal Task<T> AnswerAsync<T>(string campaignArn, Func<Deployment, ServiceSnapshot, Task<T>> answer)
    {
        var snapshot = records.Current;
        return AnswerAsync(Deployments.CampaignOf(snapshot, campaignArn), snapshot, answer);
    }

    /// <summary>The same for a recommender.</summary>
    /// <param name="recommenderArn">The recommender that the request names.</param>
    /// <param name="answer">Answers the request.</param>
    /// <exception cref="Usher.Wire.Errors.AwsException">As for a campaign.</exception>
    internal Task<T> AnswerOfRecommenderAsync<T>(string recommenderArn, Func<Deployment, ServiceSnapshot, Task<T>> answer)
    {
        var snapshot = records.Current;
        return AnswerAsync(Deployments.RecommenderOf(snapshot, recommenderArn), snapshot, answer);
    }

    private async Task<T> AnswerAsync<T>(IAnswersRequests campaign, ServiceSnapshot snapshot, Func<Deployment, ServiceSnapshot, Task<T>> answer)
    {
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
