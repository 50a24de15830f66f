using Usher.Datasets.Imports;
using Usher.Datasets.Schemas;

namespace Usher.Core.Imports;

/// <summary>Reads the files of an import and writes its part.</summary>
public interface IImporter
{
    /// <summary>Reads, checks and writes, as <see cref="CsvImporter.Import"/> does.</summary>
    /// <param name="source">A folder, ending in '/'.</param>
    /// <param name="schema">The columns to take, and what they may hold.</param>
    /// <param name="part">The file to write, in a folder for nothing else: what is not finished lies beside it.</param>
    /// <param name="stop">Ends the work. What it leaves is the caller's to delete.</param>
    /// <exception cref="DatasetException">The files cannot be used, or take more memory than an import may have.</exception>
    /// <exception cref="Jobs.JobFailedException">The process that read them was killed or crashed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was cancelled.</exception>
    Task<ImportResult> ImportAsync(string source, Schema schema, string part, CancellationToken stop);
}
