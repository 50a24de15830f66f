using Usher.Access.Explaining;
using Usher.Core.Jobs;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Core.S3Access;
using Usher.Wire.Personalize;
using Usher.Wire.UsherApi;

namespace Usher.Core.Imports;

/// <summary>Explains an import: the rows that were rejected and why, and whether the service is allowed to read the files.</summary>
public sealed class ImportExplanations(ServiceRecords records, ServiceBuckets service)
{
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException, ResourceNotFoundException.</exception>
    public async Task<ExplainImportResponse> ExplainAsync(string arn, CancellationToken cancellationToken)
    {
        PersonalizeArn.Require(arn, "datasetImportJobArn", PersonalizeKind.DatasetImportJob);
        var job = records.Current.Get<ImportJobResource>(arn);
        var (isReadable, access, statements) = await AccessAsync(job, cancellationToken);
        return new()
        {
            Status = job.Status,
            FailureReason = job.Shape.FailureReason,
            Attempts = job.Attempts,
            IsStopped = job.IsStopped,
            Rows = job.Report?.Rows,
            RejectedRows = job.Report?.RejectedRows ?? 0,
            Faults = [.. (job.Report?.Rejected ?? []).Select(row => new FaultyRow(row.File, row.Line, row.Column, row.Value, row.Reason))],
            FaultCount = job.Report is { } report ? Math.Max(report.Faults, report.Rejected.Count) : 0,
            MissingCells = [.. (job.Report?.MissingCells ?? []).Select(column => new MissingCellCount(column.Column, column.Cells))],
            Warnings = job.Report?.Warnings ?? [],
            Notes = job.Report?.Notes ?? [],
            IsReadable = isReadable,
            Access = access,
            Statements = statements,
        };
    }

    private async Task<(bool IsReadable, string Text, IReadOnlyList<StatementToAdd> Statements)> AccessAsync(ImportJobResource job, CancellationToken cancellationToken)
    {
        try
        {
            var location = await service.ResolveAsync(S3Location.Parse(job.Shape.DataSource!.DataLocation, "dataLocation"), cancellationToken);
            var steps = await service.ExplainAsync(job.Shape.RoleArn!, "s3:GetObject", location, job.Arn, failure: "", cancellationToken);
            return (
                steps.AreAllowed(),
                ExplanationText.Of(steps),
                steps.MissingStatements());
        }
        catch (JobFailedException missing)
        {
            return (false, missing.Message, []);
        }
    }
}
