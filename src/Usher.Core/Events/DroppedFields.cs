using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Usher.Core.Events;

/// <summary>Counts what events, items and users bring that their dataset has no place for, and says each cause once.</summary>
public sealed partial class DroppedFields(ILogger<DroppedFields> log)
{
    private readonly ConcurrentDictionary<DroppedField, long> _counts = new();

    /// <summary>How often each was dropped since the start.</summary>
    public IReadOnlyDictionary<DroppedField, long> Counts => _counts;

    /// <summary>Counts one.</summary>
    public void Add(string datasetArn, string field, string cause)
    {
        if (_counts.AddOrUpdate(new(datasetArn, field, cause), 1, (_, count) => count + 1) == 1)
            Dropped(log, field, datasetArn, cause);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The field {Field} of rows for {Dataset} is dropped: {Cause} Further ones are counted and not logged.")]
    private static partial void Dropped(ILogger log, string field, string dataset, string cause);
}
