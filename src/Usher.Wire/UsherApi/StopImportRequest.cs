namespace Usher.Wire.UsherApi;

/// <summary>What <c>POST /_usher/v1/imports/stop</c> takes: the import to stop, which is pending or in progress.</summary>
public sealed record StopImportRequest
{
    /// <summary>ARN of the dataset import job.</summary>
    public required string DatasetImportJobArn { get; init; }
}
