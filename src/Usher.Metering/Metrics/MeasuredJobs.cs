using Usher.Core.Records;
using Usher.Core.Resources;

namespace Usher.Metering.Metrics;

/// <summary>Measures imports and trainings when they have succeeded, failed or were stopped.</summary>
internal sealed class MeasuredJobs(PersonalizeMetrics metrics, ServiceRecords records)
{
    /// <summary>The work on a resource has ended.</summary>
    /// <remarks>A job that will start again counts when it has ended for good.</remarks>
    public void Ended(string arn)
    {
        var now = records.Current;
        if (now.Find<Resource>(arn) is not { IsUnderWay: false } resource)
            return;

        var hasFailed = resource.Status == Statuses.CreateFailed;
        if (resource is ImportJobResource import && now.Find<DatasetResource>(import.Shape.DatasetArn!) is { } dataset)
            metrics.Imports.Ended(import.Shape.LastUpdatedDateTime!.Value - import.CreatedAt, hasFailed, MetricTags.Of(dataset));
        else if (resource is SolutionVersionResource version)
            metrics.Trainings.Ended(version.Shape.LastUpdatedDateTime!.Value - version.CreatedAt, hasFailed, MetricTags.Of(version));
    }
}
