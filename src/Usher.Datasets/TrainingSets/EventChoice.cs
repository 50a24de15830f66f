namespace Usher.Datasets.TrainingSets;

/// <summary>Interactions to train on.</summary>
/// <param name="EventType">Their type, compared letter by letter.</param>
/// <param name="MinValue">The lowest EVENT_VALUE; an event without a value is not taken. Null takes all.</param>
/// <param name="Weight">How much each counts as a training target, above 0 and at most 1.</param>
public sealed record EventChoice(string EventType, double? MinValue, double Weight = 1);
