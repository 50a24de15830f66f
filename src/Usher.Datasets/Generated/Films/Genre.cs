namespace Usher.Datasets.Generated.Films;

/// <summary>A genre of the invented catalogue and the words its titles are made of.</summary>
/// <param name="Name">As it stands in GENRES.</param>
/// <param name="Share">Its share of the films, relative to the other genres.</param>
/// <param name="Adjectives">Words that go before a noun.</param>
/// <param name="Nouns">Words that can stand with or without an article.</param>
internal sealed record Genre(string Name, double Share, string[] Adjectives, string[] Nouns);
