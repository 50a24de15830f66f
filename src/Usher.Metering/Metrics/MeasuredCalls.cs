using System.Diagnostics;
using Usher.Core.Events;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Wire.Errors;
using Usher.Wire.Personalize;
using Usher.Wire.PersonalizeEvents;
using Usher.Wire.PersonalizeRuntime;

namespace Usher.Metering.Metrics;

/// <summary>Measures the calls that CloudWatch would have a metric for.</summary>
public sealed class MeasuredCalls(PersonalizeMetrics metrics, ServiceRecords records, TrackerIndex trackers, TimeProvider clock)
{
    // The status that proxies log for a client that disconnected before the response.
    private const int ClientClosedRequest = 499;

    /// <summary>Answers a call, and counts it.</summary>
    /// <param name="operation">The name of the operation, such as GetRecommendations.</param>
    /// <param name="request">The request.</param>
    /// <param name="answer">Answers the call, including its authorization.</param>
    /// <param name="cancellationToken">Cancelled when the client disconnects.</param>
    public async Task MeasureAsync(string operation, object request, Func<Task> answer, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        var status = 500;
        try
        {
            await answer();
            status = 200;
        }
        catch (AwsException refusal)
        {
            status = ErrorStatuses.Of(AwsProtocol.RestJson, refusal.Code);
            throw;
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            status = ClientClosedRequest;
            throw;
        }
        finally
        {
            if (metrics.Find(operation) is { } call)
                call.Add(status, clock.GetElapsedTime(began), TagsOf(request));
            else if (status < 400)
                JobsOf(request)?.Asked(TagsOf(request));
        }
    }

    private JobInstruments? JobsOf(object request) => request switch
    {
        CreateDatasetImportJobRequest => metrics.Imports,
        CreateSolutionVersionRequest => metrics.Trainings,
        _ => null,
    };

    private TagList TagsOf(object request) => request switch
    {
        GetRecommendationsRequest it => CampaignTags(it.CampaignArn ?? it.RecommenderArn),
        GetPersonalizedRankingRequest it => CampaignTags(it.CampaignArn),
        PutEventsRequest it => trackers.Find(it.TrackingId) is { } tracker ? MetricTags.Of(tracker) : [],
        PutItemsRequest it => DatasetTags(it.DatasetArn),
        PutUsersRequest it => DatasetTags(it.DatasetArn),
        CreateDatasetImportJobRequest it => DatasetTags(it.DatasetArn),
        CreateSolutionVersionRequest it => records.Current.Find<SolutionResource>(it.SolutionArn) is { } solution ? MetricTags.OfSolution(solution.Arn) : [],
        _ => [],
    };

    private TagList CampaignTags(string? arn) => records.Current.Find<Resource>(arn ?? "") switch
    {
        CampaignResource campaign => MetricTags.Of(campaign),
        RecommenderResource recommender => MetricTags.Of(recommender),
        _ => [],
    };

    private TagList DatasetTags(string arn) => records.Current.Find<DatasetResource>(arn) is { } dataset ? MetricTags.Of(dataset) : [];
}
