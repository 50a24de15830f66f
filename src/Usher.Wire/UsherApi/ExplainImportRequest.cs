namespace Usher.Wire.UsherApi;

/// <summary>What <c>POST /_usher/v1/explain/import</c> takes: what became of an import, and may the service read its files?</summary>
public sealed record ExplainImportRequest
{
    /// <summary>ARN of the dataset import job.</summary>
    public required string DatasetImportJobArn { get; init; }
}
