using Usher.Buckets.Objects;
using Usher.Core.Files;
using Usher.Core.Jobs;
using Usher.Core.Quotas;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Core.S3Access;
using Usher.Datasets.Imports;
using Usher.Datasets.Schemas;
using Usher.Datasets.Tables;
using Usher.Wire.Errors;
using Usher.Wire.Personalize;

namespace Usher.Core.Imports;

/// <summary>Does an import: from files in a bucket to a part of a dataset. The part becomes visible in the same change that makes the job ACTIVE.</summary>
internal sealed class ImportWork(ServiceRecords records, ServiceBuckets service, DatasetFiles files, ServiceQuotas quotas, IImporter importer, ImportOptions options) : IJobWork
{
    private const int ShownFaults = 5;

    private readonly JobTurns _turns = new(options.MaxConcurrent);

    public bool IsFor(Resource resource) => resource is ImportJobResource;

    public Resource Failed(Resource resource, string reason, DateTimeOffset now) => resource is ImportJobResource { IsUnderWay: true } job ? job.Failed(reason, now) : resource;

    public async Task<IDisposable?> WaitForTurnAsync(string arn, CancellationToken cancellationToken) => await _turns.WaitAsync(isShort: false, cancellationToken);

    public async Task RunAsync(string arn, CancellationToken cancellationToken, CancellationToken giveUp)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, giveUp);
        await RunAsync(arn, either.Token);
    }

    private async Task RunAsync(string arn, CancellationToken cancellationToken)
    {
        var job = await records.ChangeAsync<ImportJobResource>(
            arn, job => job.IsUnderWay ? job with { Shape = job.Shape with { Status = Statuses.CreateInProgress, LastUpdatedDateTime = records.Now } } : job, cancellationToken);
        if (job is not { IsUnderWay: true } || records.Current.Find<DatasetResource>(job.Shape.DatasetArn!) is not { } dataset)
            return;

        var failure = $"Failed to create a data import job for {dataset.Shape.DatasetType} dataset. ";
        var location = await service.ResolveAsync(S3Location.Parse(job.Shape.DataSource!.DataLocation, "dataLocation"), cancellationToken);
        await service.AuthorizeAsync(job.Shape.RoleArn!, "s3:GetObject", location, arn, failure, cancellationToken);

        var name = DatasetFiles.NewName();
        using var folder = new ImportFolder(files.PathOf(name + ".import"));
        var source = new SourceFiles(folder.Source);
        var isIncremental = job.Shape.ImportMode == ImportModes.Incremental;
        var found = await FetchAsync(source, location, isIncremental, failure, cancellationToken);
        var schema = Schema.FromJson(records.Current.Get<SchemaResource>(dataset.Shape.SchemaArn!).Shape.Schema!);
        var task = new ImportTask(source.Path, schema, folder.Part) { MaxBytes = MaxBytes(isIncremental), Parts = GroupParts.Of(records.Current, dataset, files, isIncremental) };
        var report = await ReadAsync(source, task, failure, cancellationToken);
        report = report with { Warnings = [.. found.Warnings, .. report.Warnings] };
        if (WhyUseless(report, schema.Type) is { } reason)
        {
            await records.ChangeAsync<ImportJobResource>(arn, last => last with { Report = report }, cancellationToken);
            throw new JobFailedException(failure + string.Join(' ', ((string?[])[reason, Describe(report, arn)]).Where(sentence => !string.IsNullOrEmpty(sentence))));
        }

        cancellationToken.ThrowIfCancellationRequested();
        File.Move(folder.Part, files.PathOf(name));
        // The folder is deleted before the job is recorded as ended.
        folder.Dispose();
        await FinishAsync(job, new(name, report.Rows, report.Bytes, arn), report);
    }

    private long MaxBytes(bool isIncremental) => isIncremental ? quotas.IncrementalImportBytes : quotas.FullImportBytes;

    private async Task<FolderFiles> FetchAsync(SourceFiles source, S3Location location, bool isIncremental, string failure, CancellationToken cancellationToken)
    {
        var max = MaxBytes(isIncremental);
        var folder = new FolderFiles();
        try
        {
            await foreach (var address in AddressesAsync(location, folder, cancellationToken))
            {
                await using var content = await service.Buckets.GetObjectAsync(address, ReadRequest.Whole, cancellationToken);
                if (source.Bytes + content.Info.Size > max)
                    throw new JobFailedException($"{failure}The data is larger than {max:N0} bytes, the most that {(isIncremental ? "an INCREMENTAL" : "a FULL")} import takes.");

                await source.AddAsync(address, content.Stream, content.Info.Size, cancellationToken);
            }
        }
        catch (AwsException missing) when (missing.Code is "NoSuchKey" or "NoSuchBucket")
        {
            throw new JobFailedException($"{failure}Invalid Data location. There is no {location}.", missing);
        }

        if (source.IsEmpty)
            throw new JobFailedException($"{failure}Invalid Data location. There are no files directly in {location}.{folder.Others}");
        return folder;
    }

    // The files directly in the folder, without those of its subfolders.
    private async IAsyncEnumerable<ObjectAddress> AddressesAsync(S3Location location, FolderFiles folder, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!location.IsFolder)
        {
            yield return new(location.Bucket, location.Key);
            yield break;
        }

        var query = new ListQuery { Prefix = location.Key, Delimiter = "/" };
        while (true)
        {
            var listing = await service.Buckets.ListObjectsAsync(location.Bucket, query, cancellationToken);
            foreach (var item in listing.Items.Where(item => folder.Takes(item.Key[location.Key.Length..], item.Size)))
                yield return new(location.Bucket, item.Key);
            if (!listing.IsTruncated)
                yield break;

            query = query with { After = listing.Last! };
        }
    }

    private string? WhyUseless(ImportReport report, DatasetType type) =>
        options.IsStrict && report.Faults > 0 ? ""
        : report.Rows == 0 ? "No row can be used."
        : type is DatasetType.Interactions && report.Rows < quotas.MinInteractionsInImport
            ? $"The data has {report.Rows:N0} {(report.RejectedRows > 0 ? "interactions that can be used" : "interactions")}; an import needs at least {quotas.MinInteractionsInImport:N0}."
        : null;

    private async Task<ImportReport> ReadAsync(SourceFiles source, ImportTask task, string failure, CancellationToken cancellationToken)
    {
        try
        {
            return ImportReports.Of(await importer.ImportAsync(task, cancellationToken), source);
        }
        catch (DatasetException fault)
        {
            throw new JobFailedException(failure + source.Rename(fault.Message), fault);
        }
        catch (JobFailedException crash)
        {
            throw new JobFailedException(failure + crash.Message, crash) { IsCrash = crash.IsCrash };
        }
    }

    private static string? Describe(ImportReport report, string arn)
    {
        if (report.RejectedRows == 0)
            return null;

        var shown = string.Join("; ", report.Rejected.Take(ShownFaults).Select(row => row.ToString().TrimEnd('.')));
        var more = report.Faults > ShownFaults ? $"; 'usher explain import {arn}' shows more" : "";
        return $"{report.RejectedRows:N0} {(report.RejectedRows == 1 ? "row" : "rows")} cannot be used: {shown}{more}.";
    }

    private async Task FinishAsync(ImportJobResource job, DatasetPart part, ImportReport report)
    {
        var replaced = new List<DatasetPart>();
        await records.ChangeAsync(
            before =>
            {
                // The dataset may have been deleted meanwhile, and its jobs with it, or the job may have been stopped just before its end.
                if (before.Find<DatasetResource>(job.Shape.DatasetArn!) is not { } dataset || before.Find<ImportJobResource>(job.Arn) is not { IsUnderWay: true } last)
                {
                    replaced.Add(part);
                    return before;
                }

                var isFull = job.Shape.ImportMode != ImportModes.Incremental;
                if (isFull)
                    replaced.AddRange(dataset.Parts);

                var now = records.Now;
                return before
                    .With(dataset with { Parts = isFull ? [part] : [.. dataset.Parts, part], Shape = dataset.Shape with { LastUpdatedDateTime = now } })
                    .With(last with { Report = report, Shape = last.Shape with { Status = Statuses.Active, LastUpdatedDateTime = now } });
            },
            CancellationToken.None);
        files.Delete(replaced);
    }
}
