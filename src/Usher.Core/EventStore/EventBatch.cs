namespace Usher.Core.EventStore;

/// <summary>The events of one PutEvents.</summary>
/// <param name="Stream">The <see cref="DatasetStreamName"/> of the dataset.</param>
/// <param name="Subject">The user's ID; before login the session's.</param>
/// <param name="SessionId">The session.</param>
/// <param name="Events">1 to 10 events, in the order sent.</param>
[GenerateSerializer, Immutable, Alias("usher.new-events")]
public sealed record EventBatch(string Stream, string Subject, string SessionId, IReadOnlyList<NewEvent> Events)
{
    /// <summary>Whether the events were sent without a user ID.</summary>
    [Id(4)]
    public bool IsAnonymous { get; init; }

    /// <summary>Whether earlier anonymous events of the session may be assigned to the user.</summary>
    public bool MayMerge => !IsAnonymous && Subject != SessionId && SessionIds.IsSession(SessionId);
}
