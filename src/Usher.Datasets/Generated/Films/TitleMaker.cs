namespace Usher.Datasets.Generated.Films;

/// <summary>Makes up titles, each of them once.</summary>
internal sealed class TitleMaker(Random random)
{
    private const int Tries = 30;

    private static readonly string[] Numerals = ["", "", "II", "III", "IV", "V", "VI", "VII"];

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>A title that no film has yet.</summary>
    /// <param name="genre">Whose words it is made of.</param>
    public string New(Genre genre)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (Short(genre) is var title && _taken.Add(title))
                return title;
        }

        // The short forms of this genre are nearly used up; this form has over a million titles.
        while (true)
        {
            var title = $"{Any(Lexicon.People)} and the {Any(genre.Adjectives)} {Any(genre.Nouns)} of {Any(Lexicon.Places)}";
            if (_taken.Add(title))
                return title;
        }
    }

    /// <summary>The title of a later part, such as "Orbital Colony II".</summary>
    /// <param name="first">Title of the first part.</param>
    /// <param name="part">2 to 7.</param>
    public static string Sequel(string first, int part) => $"{first} {Numerals[part]}";

    private string Short(Genre genre) => random.Next(20) switch
    {
        < 4 => $"{Any(genre.Adjectives)} {Any(genre.Nouns)}",
        < 7 => $"The {Any(genre.Adjectives)} {Any(genre.Nouns)}",
        < 10 => $"The {Any(genre.Nouns)} of {Any(Lexicon.Places)}",
        < 13 => $"{Any(Lexicon.People)}'s {Any(genre.Nouns)}",
        < 15 => $"The {Any(Lexicon.Ordinals)} {Any(genre.Nouns)}",
        < 17 => $"{Any(Lexicon.People)} and the {Any(genre.Nouns)}",
        < 18 => $"{Any(Lexicon.People)}, {Any(Lexicon.People)} and the {Any(genre.Nouns)}",
        < 19 => $"A Town Called \"{Any(genre.Nouns)}\"",
        _ => $"Goodbye, {Any(Lexicon.Places)}",
    };

    private string Any(string[] words) => words[random.Next(words.Length)];
}
