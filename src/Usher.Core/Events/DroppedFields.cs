using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Usher.Core.Datasets;
using Usher.Wire.UsherApi;

namespace Usher.Core.Events;

/// <summary>Counts what events, items and users bring that their dataset has no place for, and says each cause once.</summary>
public sealed partial class DroppedFields(EventFeeds feeds, ILogger<DroppedFields> log)
{
    // Whoever sends keys of chance shall not fill the memory.
    private const int MaxCauses = 10_000;
    private const string Others = "(others)";

    private readonly ConcurrentDictionary<DroppedField, long> _counts = new();

    /// <summary>How often each was dropped since the start.</summary>
    public IReadOnlyDictionary<DroppedField, long> Counts => _counts;

    /// <summary>Counts what was dropped.</summary>
    /// <param name="datasetArn">The dataset it was meant for.</param>
    /// <param name="field">As it was sent.</param>
    /// <param name="cause">One of few texts, so that they do not fill the memory.</param>
    /// <param name="times">How often; where it is 0 nothing happens.</param>
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
