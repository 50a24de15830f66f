namespace Usher.Core.Events;

/// <summary>A field of events, items or users that was not stored.</summary>
/// <param name="DatasetArn">The ARN of the dataset that it was sent to.</param>
/// <param name="Field">The name of the field, as it was sent.</param>
/// <param name="Cause">The reason.</param>
public readonly record struct DroppedField(string DatasetArn, string Field, string Cause);
