using Usher.Core.Datasets;
using Usher.Core.Imports;
using Usher.Core.Records;
using Usher.Core.SolutionVersions;

namespace Usher.Core.Monitoring;

/// <summary>Measures imports and trainings when they have ended, however that was.</summary>
internal sealed class MeasuredJobs(PersonalizeMetrics metrics, ServiceRecords records)
{
    /// <summary>The work on a resource has ended. Nothing is counted where the server stops and the work will be begun anew.</summary>
    public void Ended(string arn)
    {
        var now = records.Current;
        if (now.Find<Resource>(arn) is not { IsUnderWay: false } resource)
            return;

        var hasFailed = resource.Status == Statuses.CreateFailed;
        if (resource is ImportJobResource import && now.Find<DatasetResource>(import.Shape.DatasetArn!) is { } dataset)
            metrics.Imports.Ended(import.Shape.LastUpdatedDateTime!.Value - import.CreatedAt, hasFailed, MetricTags.Of(dataset));
        else if (resource is SolutionVersionResource version)
            metrics.Trainings.Ended(version.Shape.LastUpdatedDateTime!.Value - version.CreatedAt, hasFailed, MetricTags.OfSolution(version.Shape.SolutionArn!));
    }
}
