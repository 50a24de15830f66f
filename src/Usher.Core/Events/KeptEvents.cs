namespace Usher.Core.Events;

/// <summary>What became of the events of one PutEvents.</summary>
/// <param name="AreNew">Of each, in their order, whether it is new: the others were there already.</param>
/// <param name="Merged">How many earlier events of the session are the user's from now on.</param>
[GenerateSerializer, Immutable, Alias("usher.kept-events")]
public sealed record KeptEvents(IReadOnlyList<bool> AreNew, int Merged);
