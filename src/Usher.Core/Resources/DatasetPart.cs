namespace Usher.Core.Resources;

/// <summary>The rows of one import: an immutable Parquet file.</summary>
/// <param name="File">The name of the file in the folder of parts.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="Bytes">The size of the imported files.</param>
/// <param name="ImportJobArn">ARN of the import job.</param>
public sealed record DatasetPart(string File, long Rows, long Bytes, string ImportJobArn);
