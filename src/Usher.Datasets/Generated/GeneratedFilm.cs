namespace Usher.Datasets.Generated;

/// <summary>An invented film.</summary>
/// <param name="Id">Its ITEM_ID: "1" and on.</param>
/// <param name="Title">Its title, which no other film has.</param>
/// <param name="Year">The year it came out.</param>
/// <param name="Genres">One to three genres, the main one first.</param>
/// <param name="Released">The day from which it is watched.</param>
/// <param name="SequelTo">The id of the part before it; null for a film that is no sequel.</param>
public sealed record GeneratedFilm(string Id, string Title, int Year, IReadOnlyList<string> Genres, DateOnly Released, string? SequelTo);
