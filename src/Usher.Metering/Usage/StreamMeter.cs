namespace Usher.Metering.Usage;

/// <summary>Counts the bytes that come one by one, until it is written to the store.</summary>
public sealed class StreamMeter(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private Dictionary<(string Dataset, long Hour), long> _hours = [];

    /// <summary>Counts what a dataset was given.</summary>
    public void Add(string datasetArn, long bytes)
    {
        lock (_gate)
            AddTo((datasetArn, clock.GetUtcNow().ToUnixTimeSeconds() / 3600), bytes);
    }

    /// <summary>What was counted since the last time.</summary>
    public IReadOnlyList<StreamedData> Take()
    {
        lock (_gate)
        {
            StreamedData[] taken = [.. _hours.Select(hour => new StreamedData(hour.Key.Dataset, DateTimeOffset.UnixEpoch.AddHours(hour.Key.Hour), hour.Value))];
            _hours = [];
            return taken;
        }
    }

    /// <summary>Puts back what could not be written.</summary>
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
