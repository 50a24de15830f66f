namespace Usher.Metering.Usage;

/// <summary>Counts the bytes of PutEvents, PutItems and PutUsers until they are written to the store.</summary>
public sealed class StreamMeter(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private Dictionary<(string Dataset, long Hour), long> _hours = [];

    /// <summary>Adds bytes that a dataset received.</summary>
    public void Add(string datasetArn, long bytes)
    {
        lock (_gate)
            AddTo((datasetArn, clock.GetUtcNow().ToUnixTimeSeconds() / 3600), bytes);
    }

    /// <summary>Takes what was counted since the last call.</summary>
    public IReadOnlyList<StreamedData> Take()
    {
        lock (_gate)
        {
            StreamedData[] taken = [.. _hours.Select(hour => new StreamedData(hour.Key.Dataset, DateTimeOffset.UnixEpoch.AddHours(hour.Key.Hour), hour.Value))];
            _hours = [];
            return taken;
        }
    }

    /// <summary>Adds counts again that could not be written.</summary>
    public void PutBack(IEnumerable<StreamedData> streamed)
    {
        lock (_gate)
        {
            foreach (var hour in streamed)
                AddTo((hour.DatasetArn, (long)(hour.Hour - DateTimeOffset.UnixEpoch).TotalHours), hour.Bytes);
        }
    }

    private void AddTo((string Dataset, long Hour) key, long bytes) => _hours[key] = _hours.GetValueOrDefault(key) + bytes;
}
