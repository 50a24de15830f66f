namespace Usher.Core.EventStore;

/// <summary>What became of the events of one PutEvents.</summary>
/// <param name="AreNew">Of each, in their order, whether it is new: the others were there already.</param>
/// <param name="Merged">How many earlier events of the session are the user's from now on.</param>
[GenerateSerializer, Immutable, Alias("usher.kept-events")]
public sealed record PutEventsOutcome(IReadOnlyList<bool> AreNew, int Merged)
{
    /// <summary>How many events of the session, these or earlier ones, were now found to be nobody's: several users share it.</summary>
    [Id(2)]
    public int KeptApart { get; init; }
}
