namespace Usher.Wire.UsherApi;

/// <summary>What <c>POST /_usher/v1/imports/stop</c> is asked: end an import that is pending or under way.</summary>
public sealed record StopImportRequest
{
    /// <summary>ARN of the dataset import job.</summary>
    public required string DatasetImportJobArn { get; init; }
}
