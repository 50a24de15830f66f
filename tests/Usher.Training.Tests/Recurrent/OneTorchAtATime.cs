namespace Usher.Training.Tests.Recurrent;

/// <summary>The tests that train or seed with torch, one after the other: its generator of random numbers is one for the whole process.</summary>
[CollectionDefinition(nameof(OneTorchAtATime))]
public sealed class OneTorchAtATime;
