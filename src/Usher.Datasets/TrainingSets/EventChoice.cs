namespace Usher.Datasets.TrainingSets;

/// <summary>Interactions to train on.</summary>
/// <param name="EventType">Their type, compared letter by letter.</param>
/// <param name="LeastValue">The least EVENT_VALUE; one without a value is not taken. Null takes all.</param>
public sealed record EventChoice(string EventType, double? LeastValue);
