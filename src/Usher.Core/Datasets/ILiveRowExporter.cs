using Usher.Datasets.Schemas;

namespace Usher.Core.Datasets;

/// <summary>The rows of a dataset that came one by one, by PutEvents, PutItems and PutUsers: a stream of its own beside what imports brought.</summary>
public interface ILiveRowExporter
{
    /// <summary>Writes them to Parquet parts, for a training to read beside those of imports.</summary>
    /// <param name="datasetArn">The dataset.</param>
    /// <param name="schema">Its columns.</param>
    /// <param name="folder">Where to write; the caller deletes it when he has read.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The files, oldest rows first, none where no rows came; and the number of the newest row that is in them.</returns>
    Task<(IReadOnlyList<string> Parts, long Newest)> WritePartsAsync(string datasetArn, Schema schema, string folder, CancellationToken cancellationToken);
}
