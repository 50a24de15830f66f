namespace Usher.Datasets.MovieLens.Editions;

/// <summary>One line of a ratings file.</summary>
/// <param name="User">The user's number.</param>
/// <param name="Item">The film's number.</param>
/// <param name="Value">0.5 to 5, in halves.</param>
/// <param name="Timestamp">Seconds since 1970-01-01 UTC.</param>
internal readonly record struct Rating(int User, int Item, float Value, long Timestamp);
