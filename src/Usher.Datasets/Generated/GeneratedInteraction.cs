namespace Usher.Datasets.Generated;

/// <summary>One viewer watched one film.</summary>
/// <param name="User">Index in <see cref="GeneratedCatalogue.Viewers"/>.</param>
/// <param name="Item">Index in <see cref="GeneratedCatalogue.Films"/>.</param>
/// <param name="Timestamp">Seconds since 1970-01-01 UTC.</param>
public readonly record struct GeneratedInteraction(int User, int Item, long Timestamp);
