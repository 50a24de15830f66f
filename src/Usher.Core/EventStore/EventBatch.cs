namespace Usher.Core.EventStore;

/// <summary>The events of one PutEvents.</summary>
/// <param name="Stream">The <see cref="DatasetStreamName"/> of the dataset.</param>
/// <param name="Subject">The user; before login the session, which stands for him.</param>
/// <param name="SessionId">The session.</param>
/// <param name="Events">1 to 10, in the order they came.</param>
[GenerateSerializer, Immutable, Alias("usher.new-events")]
public sealed record EventBatch(string Stream, string Subject, string SessionId, IReadOnlyList<NewEvent> Events)
{
    /// <summary>Whether nobody knows the user yet.</summary>
    [Id(4)]
    public bool IsAnonymous { get; init; }

    /// <summary>Whether a user comes with a session whose earlier events may become theirs.</summary>
    public bool MayMerge => !IsAnonymous && Subject != SessionId && SessionIds.IsSession(SessionId);
}
