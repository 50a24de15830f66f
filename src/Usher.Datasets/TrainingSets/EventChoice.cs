namespace Usher.Datasets.TrainingSets;

/// <summary>Interactions to train on.</summary>
/// <param name="EventType">Their type, compared letter by letter.</param>
/// <param name="LeastValue">The least EVENT_VALUE; one without a value is not taken. Null takes all.</param>
/// <param name="Weight">How much each counts as one to be foretold, above 0 and at most 1.</param>
public sealed record EventChoice(string EventType, double? LeastValue, double Weight = 1);
