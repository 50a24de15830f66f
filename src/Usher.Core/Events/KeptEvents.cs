namespace Usher.Core.Events;

/// <summary>What became of the events of one PutEvents.</summary>
/// <param name="Added">How many are new: the others were there already.</param>
/// <param name="Merged">How many earlier events of the session are the user's from now on.</param>
[GenerateSerializer, Immutable, Alias("usher.kept-events")]
public sealed record KeptEvents(int Added, int Merged);
