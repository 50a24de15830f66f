namespace Usher.Core.Resources;

/// <summary>Rows that one import brought: an immutable Parquet file.</summary>
/// <param name="File">Its name in the folder of parts.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Bytes">How long the files were that it was read from.</param>
/// <param name="ImportJobArn">The import.</param>
public sealed record DatasetPart(string File, long Rows, long Bytes, string ImportJobArn);
