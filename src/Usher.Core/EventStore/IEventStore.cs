namespace Usher.Core.EventStore;

/// <summary>Where the rows lie that come one by one, in streams: one for each dataset.</summary>
public interface IEventStore
{
    /// <summary>Keeps events. When the task ends they survive a crash.</summary>
    /// <remarks>
    /// An event whose id is there, or that agrees with one in everything, is passed over. Where a user is known, the events that the session sent before become the user's, as if they came now: who reads the
    /// user from the last number on misses none. They become those of the first user who comes with the session. Once a second one does they stay without a user, for good, as they do where there are too many
    /// for one visit.
    /// </remarks>
    Task<PutEventsOutcome> AddAsync(EventBatch events);

    /// <summary>The events of a user, or of a session before login, in the order they came.</summary>
    /// <param name="stream">The dataset's.</param>
    /// <param name="subject">The user, or the session.</param>
    /// <param name="after">Only those with greater numbers.</param>
    IReadOnlyList<LiveEvent> Of(string stream, string subject, long after);

    /// <summary>Every event of a stream whose user is known, in the order they came.</summary>
    /// <param name="stream">The dataset's.</param>
    /// <param name="after">Only those with greater numbers.</param>
    IEnumerable<StoredEvent> EventsOf(string stream, long after = 0);

    /// <summary>Whether a stream has an event whose user is known with a greater number.</summary>
    bool HasEventsAfter(string stream, long after);

    /// <summary>Keeps rows of items or users, each in the place of the one of the same id. When the task ends they survive a crash.</summary>
    Task PutAsync(string stream, IReadOnlyList<PutRow> rows);

    /// <summary>The row of an id; null where none came.</summary>
    PutRow? Find(string stream, string id);

    /// <summary>The rows of a stream of items or users, in the order of their ids.</summary>
    IEnumerable<PutRow> RowsOf(string stream);

    /// <summary>Takes away every stream but these: those of datasets that were deleted.</summary>
    Task KeepOnlyAsync(IReadOnlyCollection<string> streams);
}
