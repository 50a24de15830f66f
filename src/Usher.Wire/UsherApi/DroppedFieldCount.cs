namespace Usher.Wire.UsherApi;

/// <summary>How often a field was dropped.</summary>
/// <param name="DatasetArn">The dataset that it was meant for.</param>
/// <param name="Field">As it was sent; "(others)" for those that came after very many.</param>
/// <param name="Cause">Why.</param>
/// <param name="Count">How often.</param>
public sealed record DroppedFieldCount(string DatasetArn, string Field, string Cause, long Count);
