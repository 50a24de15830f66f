namespace Usher.Datasets.Generated.Films;

/// <summary>A film with what its viewers do not see: why it is watched.</summary>
internal sealed class Film
{
    /// <summary>Its place in the catalogue, from 0.</summary>
    public int Index { get; set; }

    public required string Title { get; init; }

    /// <summary>Indexes in <see cref="Lexicon.Genres"/>, the main one first.</summary>
    public required int[] Genres { get; init; }

    /// <summary>Midnight of the day it came out, in seconds since 1970-01-01 UTC.</summary>
    public required long Released { get; init; }

    /// <summary>How much it is liked at large; about 1, a hundred times that for a few.</summary>
    public required double Appeal { get; init; }

    /// <summary>The part before this one; nobody watches a part without it.</summary>
    public Film? Predecessor { get; init; }

    public Film? Sequel { get; set; }

    /// <summary>The small group of films that are liked by the same viewers.</summary>
    public int Circle { get; set; }

    /// <summary>The films that are often watched after this one, the likeliest first.</summary>
    public Film[] Followers { get; set; } = [];

    public int Year => DateTimeOffset.FromUnixTimeSeconds(Released).Year;
}
