using Usher.Core.Errors;
using Usher.Core.Naming;
using Usher.Wire.Errors;
using Usher.Wire.Personalize;

namespace Usher.Api.Personalize;

/// <summary>
/// The operations of resources that cannot be created yet. Their lists are empty, and describing, changing or deleting one fails with ResourceNotFoundException, so that programs work which list everything
/// before they clean up, or describe before they create. Creating one fails with the message that the operation is not implemented yet.
/// </summary>
internal sealed class UnbuiltHandlers
{
    private readonly Dictionary<Type, Func<object, object>> _handlers = [];
    private readonly Pages _pages;

    public UnbuiltHandlers(Pages pages)
    {
        _pages = pages;

        Empty<ListBatchInferenceJobsRequest>(it => it.NextToken, new ListBatchInferenceJobsResponse { BatchInferenceJobs = [] });
        Gone<DescribeBatchInferenceJobRequest>(it => it.BatchInferenceJobArn);
        Empty<ListBatchSegmentJobsRequest>(it => it.NextToken, new ListBatchSegmentJobsResponse { BatchSegmentJobs = [] });
        Gone<DescribeBatchSegmentJobRequest>(it => it.BatchSegmentJobArn);

        Empty<ListDatasetExportJobsRequest>(it => it.NextToken, new ListDatasetExportJobsResponse { DatasetExportJobs = [] });
        Gone<DescribeDatasetExportJobRequest>(it => it.DatasetExportJobArn);
        Empty<ListDataDeletionJobsRequest>(it => it.NextToken, new ListDataDeletionJobsResponse { DataDeletionJobs = [] });
        Gone<DescribeDataDeletionJobRequest>(it => it.DataDeletionJobArn);

        Empty<ListMetricAttributionsRequest>(it => it.NextToken, new ListMetricAttributionsResponse { MetricAttributions = [] });
        Empty<ListMetricAttributionMetricsRequest>(it => it.NextToken, new ListMetricAttributionMetricsResponse { Metrics = [] });
        Gone<DescribeMetricAttributionRequest>(it => it.MetricAttributionArn);
        Refused<UpdateMetricAttributionRequest>(it => it.MetricAttributionArn is { } arn ? ServiceErrors.NotFound(arn) : Missing("metricAttributionArn"));
        Gone<DeleteMetricAttributionRequest>(it => it.MetricAttributionArn);
    }

    /// <summary>Answers one operation that is not built.</summary>
    /// <exception cref="AwsException">
    /// ResourceNotFoundException for an operation on a resource, InvalidNextTokenException for a token, InvalidInputException for all others.
    /// </exception>
    public object Answer(PersonalizeOperation operation, object request) =>
        _handlers.TryGetValue(operation.Request, out var handler) ? handler(request) : throw ServiceErrors.NotYet(operation.Name);

    private void Empty<T>(Func<T, string?> token, object page) => _handlers.Add(
        typeof(T),
        it =>
        {
            _pages.CutByName<string>(typeof(T).Name, [], name => name, size: null, token((T)it));
            return page;
        });

    private void Gone<T>(Func<T, string> arn) => Refused<T>(it => ServiceErrors.NotFound(arn(it)));

    private void Refused<T>(Func<T, AwsException> refusal) => _handlers.Add(typeof(T), it => throw refusal((T)it));

    private static AwsException Missing(string member) => ServiceErrors.InvalidInput($"{member} is missing. Give the ARN of what is meant.");
}
