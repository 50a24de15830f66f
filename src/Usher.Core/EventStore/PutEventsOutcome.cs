namespace Usher.Core.EventStore;

/// <summary>What the event store did with the events of one PutEvents.</summary>
/// <param name="AreNew">For each event, in the order sent, whether it is new. The others were stored before.</param>
/// <param name="Merged">How many earlier events of the session were assigned to the user.</param>
[GenerateSerializer, Immutable, Alias("usher.kept-events")]
public sealed record PutEventsOutcome(IReadOnlyList<bool> AreNew, int Merged)
{
    /// <summary>How many events of the session, these or earlier ones, belong to no user because several users share the session.</summary>
    [Id(2)]
    public int KeptApart { get; init; }
}
