using Usher.Core.Errors;
using Usher.Core.Naming;
using Usher.Core.Quotas;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Core.S3Access;
using Usher.Wire.Personalize;
using Usher.Wire.UsherApi;

namespace Usher.Core.Imports;

/// <summary>CreateDatasetImportJob, DescribeDatasetImportJob, ListDatasetImportJobs; and stopping one, for which AWS has no operation.</summary>
public sealed class ImportJobOperations(ServiceRecords records, Pages pages, ServiceQuotas quotas, Jobs.Jobs jobs)
{
    public async Task<CreateDatasetImportJobResponse> CreateAsync(CreateDatasetImportJobRequest request, PersonalizeArns at, CancellationToken cancellationToken)
    {
        PersonalizeArn.Require(request.DatasetArn, "datasetArn", PersonalizeKind.Dataset);
        _ = S3Location.Parse(request.DataSource.DataLocation, "dataSource.dataLocation");
        if (request.RoleArn is null)
            throw ServiceErrors.InvalidInput("roleArn is missing. Give the ARN of a role that personalize.amazonaws.com may assume and that may read the bucket.");
        if (request.PublishAttributionMetricsToS3 is true)
            throw ServiceErrors.InvalidInput("publishAttributionMetricsToS3 is true; metric attributions are not there yet in this version of Usher. Leave it out.");

        var tags = TagRules.Check(request.Tags);
        var arn = at.Of(PersonalizeKind.DatasetImportJob, request.JobName).ToString();
        await records.ChangeAsync(
            before =>
            {
                var dataset = before.Get<DatasetResource>(request.DatasetArn);
                before.CheckQuota<ImportJobResource>(
                    arn, quotas.OpenImportJobs, job => job.IsUnderWay && at.Has(job.Arn),
                    $"More than {quotas.OpenImportJobs} resources with PENDING or IN_PROGRESS status.");
                if (request.ImportMode is ImportModes.Incremental && dataset.Parts.Count == 0)
                    throw ServiceErrors.InvalidInput($"importMode is INCREMENTAL, and nothing was imported into {dataset.Arn} yet. Make the first import with FULL.");

                var now = records.Now;
                var shape = new DatasetImportJob
                {
                    JobName = request.JobName,
                    DatasetImportJobArn = arn,
                    DatasetArn = dataset.Arn,
                    DataSource = request.DataSource,
                    RoleArn = request.RoleArn,
                    Status = Statuses.CreatePending,
                    ImportMode = request.ImportMode ?? ImportModes.Full,
                    PublishAttributionMetricsToS3 = request.PublishAttributionMetricsToS3,
                    CreationDateTime = now,
                    LastUpdatedDateTime = now,
                };
                return before.Add(new ImportJobResource(shape) { Tags = tags });
            },
            cancellationToken);
        await jobs.WakeAsync(arn);
        return new() { DatasetImportJobArn = arn };
    }

    public DescribeDatasetImportJobResponse Describe(DescribeDatasetImportJobRequest request) => new()
    {
        DatasetImportJob = records.Current.Get<ImportJobResource>(request.DatasetImportJobArn).Shape,
    };

    public ListDatasetImportJobsResponse List(ListDatasetImportJobsRequest request, PersonalizeArns at)
    {
        var (page, next) = pages.Cut<ImportJobResource>("import jobs", records.Current, at, request.MaxResults, request.NextToken, request.DatasetArn, job => job.Shape.DatasetArn);
        return new() { DatasetImportJobs = [.. page.Select(job => Summary(job.Shape))], NextToken = next };
    }

    /// <summary>Stops an import. When the task ends, the job has failed and none of its rows will appear; its process ends a moment later.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException: it has ended already. ResourceNotFoundException.</exception>
    public async Task<StopImportResponse> StopAsync(StopImportRequest request, CancellationToken cancellationToken)
    {
        var arn = request.DatasetImportJobArn;
        PersonalizeArn.Require(arn, "datasetImportJobArn", PersonalizeKind.DatasetImportJob);
        var after = await records.ChangeAsync(
            before => before.Get<ImportJobResource>(arn) is { IsUnderWay: true } job
                ? before.With(job.Failed("The import was stopped on request before it was done; nothing of it was taken.", records.Now) with { IsStopped = true })
                : throw ServiceErrors.InvalidInput($"The import job {arn} is {before.Get<ImportJobResource>(arn).Status}; only one that is {Statuses.CreatePending} or {Statuses.CreateInProgress} can be stopped."),
            cancellationToken);
        await jobs.StopAsync(arn);
        return new() { DatasetImportJobArn = arn, Status = after.Find<ImportJobResource>(arn)!.Status };
    }

    private static DatasetImportJobSummary Summary(DatasetImportJob job) => new()
    {
        DatasetImportJobArn = job.DatasetImportJobArn,
        JobName = job.JobName,
        Status = job.Status,
        CreationDateTime = job.CreationDateTime,
        LastUpdatedDateTime = job.LastUpdatedDateTime,
        FailureReason = job.FailureReason,
        ImportMode = job.ImportMode,
    };
}
