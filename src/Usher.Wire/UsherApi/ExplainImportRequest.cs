namespace Usher.Wire.UsherApi;

/// <summary>What <c>POST /_usher/v1/explain/import</c> is asked: what became of an import, and may the service read what it is to read?</summary>
public sealed record ExplainImportRequest
{
    /// <summary>ARN of the dataset import job.</summary>
    public required string DatasetImportJobArn { get; init; }
}
