namespace Usher.Core.Events;

/// <summary>A field that is dropped.</summary>
/// <param name="DatasetArn">Of the dataset it was meant for.</param>
/// <param name="Field">As it was sent.</param>
/// <param name="Cause">Why.</param>
public readonly record struct DroppedField(string DatasetArn, string Field, string Cause);
