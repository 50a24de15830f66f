using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Usher.Core.Datasets;
using Usher.Wire.UsherApi;

namespace Usher.Core.Events;

/// <summary>Counts fields of events, items and users that their dataset has no column for, and logs each once.</summary>
public sealed partial class DroppedFields(EventFeeds feeds, ILogger<DroppedFields> log)
{
    // A client that sends random keys must not fill the memory.
    private const int MaxCauses = 10_000;
    private const string Others = "(others)";

    private readonly ConcurrentDictionary<DroppedField, long> _counts = new();

    /// <summary>How often each field was dropped since the start.</summary>
    public IReadOnlyDictionary<DroppedField, long> Counts => _counts;

    /// <summary>Counts a dropped field.</summary>
    /// <param name="datasetArn">The dataset that it was sent to.</param>
    /// <param name="field">The name of the field, as it was sent.</param>
    /// <param name="cause">The reason. There must be few different ones, because each is kept in memory.</param>
    /// <param name="times">How often it was dropped. With 0 nothing happens.</param>
    public void Add(string datasetArn, string field, string cause, int times = 1)
    {
        if (times == 0)
            return;

        var dropped = new DroppedField(datasetArn, field, cause);
        if (_counts.Count >= MaxCauses && !_counts.ContainsKey(dropped))
            dropped = dropped with { Field = Others };
        if (_counts.AddOrUpdate(dropped, times, (_, count) => count + times) == times)
            Dropped(log, dropped.Field, datasetArn, cause);
        feeds.Tell(GroupDatasets.GroupOf(datasetArn), () => new EventStreamEntry { Outcome = EventStreamEntry.Dropped, DatasetArn = datasetArn, Field = field, Cause = cause });
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The field {Field} of rows for {Dataset} is dropped: {Cause} Further ones are counted and not logged.")]
    private static partial void Dropped(ILogger log, string field, string dataset, string cause);
}
