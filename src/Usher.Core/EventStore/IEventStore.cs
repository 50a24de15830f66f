namespace Usher.Core.EventStore;

/// <summary>Stores the rows that arrive one by one (PutEvents, PutItems, PutUsers, PutActions, PutActionInteractions). The rows of one dataset are a stream.</summary>
/// <remarks>
/// Reads take a token. Changes do not: a caller that gave up on a change would not know whether it was written. A store that has its data at hand completes a read synchronously, so that reading a user's
/// events during a request costs no thread switch and no allocation for a task.
/// </remarks>
public interface IEventStore
{
    /// <summary>Stores events. When the task completes they survive a crash.</summary>
    /// <remarks>
    /// An event whose id is already in the stream, or that equals a stored one in everything, is skipped. Where the user is known, the events that the session sent before become the user's and get new
    /// numbers, as if they arrived now: a reader who continues from the last number misses none. They go to the first user who comes with the session. Once a second user comes with it, the session's events
    /// stay without a user for good, as they also do where there are more than one visit has.
    /// </remarks>
    Task<PutEventsOutcome> AddAsync(EventBatch events);

    /// <summary>Stores the events of several users or sessions, all or none. When the task completes they survive a crash.</summary>
    /// <param name="batches">Stored one after the other, each as <see cref="AddAsync"/> does.</param>
    /// <returns>An outcome for each batch.</returns>
    Task<IReadOnlyList<PutEventsOutcome>> AddTogetherAsync(IReadOnlyList<EventBatch> batches);

    /// <summary>The events of a user, or of a session before login, in the order they arrived.</summary>
    /// <param name="stream">The dataset's stream.</param>
    /// <param name="subject">The user, or the session.</param>
    /// <param name="after">Only events with greater numbers.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    ValueTask<IReadOnlyList<LiveEvent>> ReadUserAsync(string stream, string subject, long after, CancellationToken cancellationToken);

    /// <summary>Every event of a stream whose user is known, in the order they arrived. Events that arrive during the enumeration come at its end.</summary>
    /// <param name="stream">The dataset's stream.</param>
    /// <param name="after">Only events with greater numbers.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    IAsyncEnumerable<StoredEvent> ReadEventsAsync(string stream, long after, CancellationToken cancellationToken);

    /// <summary>Whether a stream has an event whose user is known with a greater number.</summary>
    ValueTask<bool> HasEventsAfterAsync(string stream, long after, CancellationToken cancellationToken);

    /// <summary>Stores rows of items, users or actions; a row replaces the one of the same id. When the task completes they survive a crash.</summary>
    Task PutRowsAsync(string stream, IReadOnlyList<PutRow> rows);

    /// <summary>The row of an id; null where none arrived.</summary>
    ValueTask<PutRow?> FindRowAsync(string stream, string id, CancellationToken cancellationToken);

    /// <summary>The rows of a stream of items, users or actions, in the order of their ids.</summary>
    IAsyncEnumerable<PutRow> ReadRowsAsync(string stream, CancellationToken cancellationToken);

    /// <summary>Deletes all streams but these: the others belong to datasets that were deleted.</summary>
    Task KeepOnlyAsync(IReadOnlyCollection<string> streams);
}
