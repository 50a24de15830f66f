namespace Usher.Core.Observers;

/// <summary>Receives reports of what the service does, to measure it, and may refuse requests above the capacity of a deployment. Without one, the service uses <see cref="NullServiceObserver"/>.</summary>
/// <remarks>All calls but <see cref="JobEnded"/> are made while a request is answered: implementations do no I/O and allocate nothing for a call.</remarks>
public interface IServiceObserver
{
    /// <summary>A request for recommendations is about to be answered.</summary>
    /// <param name="deploymentArn">The deployment that the request names, such as a campaign.</param>
    /// <param name="minTps">The requests in a second that are provisioned for the deployment; at least 1.</param>
    /// <returns>When the request began, in a form that <see cref="RequestEnded"/> takes.</returns>
    /// <exception cref="Usher.Wire.Errors.AwsException">ThrottlingException: the deployment has no capacity left. The end of the request is not reported.</exception>
    long RequestBegins(string deploymentArn, int minTps);

    /// <summary>A request for recommendations was answered, or failed.</summary>
    /// <param name="deploymentArn">The deployment that the request names.</param>
    /// <param name="began">The result of <see cref="RequestBegins"/>.</param>
    /// <param name="isError">Whether it failed.</param>
    void RequestEnded(string deploymentArn, long began, bool isError);

    /// <summary>PutEvents, PutItems or PutUsers stored data.</summary>
    /// <param name="datasetArn">The dataset.</param>
    /// <param name="bytes">The size of the stored values, as UTF-8.</param>
    void DataStreamed(string datasetArn, long bytes);

    /// <summary>The work on a resource has ended: it succeeded, failed or was stopped, or the server is stopping and the job will start again.</summary>
    /// <param name="arn">The resource.</param>
    void JobEnded(string arn);
}
