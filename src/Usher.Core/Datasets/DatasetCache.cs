using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Datasets.Schemas;

namespace Usher.Core.Datasets;

/// <summary>Values that are read from whole datasets: each is read at the first request, and again after an import or when it is outgrown.</summary>
/// <typeparam name="TValue">What is read from a dataset.</typeparam>
/// <param name="records">The records.</param>
/// <param name="maxEntries">How many values are kept.</param>
internal sealed class DatasetCache<TValue>(ServiceRecords records, int maxEntries)
    where TValue : class
{
    private readonly VersionedCache<DatasetVersion, TValue> _values = new(maxEntries);

    /// <summary>The value of a dataset as it is now; null if the group has no such dataset.</summary>
    /// <param name="groupArn">The dataset group.</param>
    /// <param name="type">Which dataset of the group.</param>
    /// <param name="read">Reads the value. It takes no cancellation token, because several callers may wait for the result.</param>
    /// <param name="advance">Brings a value up to date with the rows that arrived one by one.</param>
    /// <param name="isOutgrown">Whether a value should be read again, in the background.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async ValueTask<TValue?> FindAsync(
        string groupArn, DatasetType type, Func<DatasetResource, Task<TValue>> read, Func<TValue, ValueTask> advance, Func<TValue, bool> isOutgrown, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (records.Current.DatasetOf(groupArn, type) is not { } dataset)
                return null;

            var version = DatasetVersion.Of(dataset);
            var reading = _values.GetAsync(dataset.Arn, version, () => read(dataset));
            try
            {
                var value = await reading.WaitAsync(cancellationToken);
                await advance(value);
                if (isOutgrown(value))
                    _values.Refresh(dataset.Arn, reading, () => read(dataset));
                return value;
            }
            catch (Exception) when (!cancellationToken.IsCancellationRequested && DatasetVersion.Of(records.Current.DatasetOf(groupArn, type)) != version)
            {
                // A FULL import has replaced the parts that were being read: read again.
            }
        }
    }
}
