using Usher.Datasets.Imports;
using Usher.Datasets.Tables;

namespace Usher.Core.Imports;

/// <summary>Reads the files of an import and writes its part.</summary>
public interface IImporter
{
    /// <summary>Reads, checks and writes, as <see cref="CsvImporter"/> does, and compares ids.</summary>
    /// <param name="task">The files to read and the part to write.</param>
    /// <param name="cancellationToken">Ends the work. The caller deletes the files that it leaves.</param>
    /// <exception cref="DatasetException">The files are not valid, or need more memory than an import may have.</exception>
    /// <exception cref="Jobs.JobFailedException">The process that read them was killed or crashed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    Task<ImportResult> ImportAsync(ImportTask task, CancellationToken cancellationToken);
}
