namespace Usher.Datasets.MovieLens.Editions;

/// <summary>One film.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Title">As the source spells it, its year included: "Sabrina (1954)" is not "Sabrina (1995)".</param>
/// <param name="Year">The year it came out; null when the source does not say.</param>
/// <param name="Genres">Separated by bars, as Personalize wants several categories; empty when none is known.</param>
internal sealed record Item(int Id, string Title, int? Year, string Genres);
