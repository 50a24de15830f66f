using Usher.Datasets.Schemas;

namespace Usher.Core.Datasets;

/// <summary>Exports the rows that a dataset got from PutEvents, PutItems and PutUsers, which are stored apart from imported rows.</summary>
public interface ILiveRowExporter
{
    /// <summary>Writes the rows to Parquet parts, which a training reads together with those of imports.</summary>
    /// <param name="datasetArn">The dataset.</param>
    /// <param name="schema">Its columns.</param>
    /// <param name="folder">The folder to write to. The caller deletes it after reading.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The files, oldest rows first, none if there are no rows; and the number of the newest row in them.</returns>
    Task<(IReadOnlyList<string> Parts, long Newest)> WritePartsAsync(string datasetArn, Schema schema, string folder, CancellationToken cancellationToken);
}
