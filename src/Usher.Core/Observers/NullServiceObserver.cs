namespace Usher.Core.Observers;

/// <summary>Measures nothing and refuses nothing. It is used if no other observer is registered.</summary>
public sealed class NullServiceObserver : IServiceObserver
{
    public long RequestBegins(string deploymentArn, int minTps) => 0;

    public void RequestEnded(string deploymentArn, long began, bool isError)
    {
    }

    public void DataStreamed(string datasetArn, long bytes)
    {
    }

    public void JobEnded(string arn)
    {
    }
}
