namespace Usher.Web.Site.Posters;

/// <summary>The layout of a title on a poster: the largest size that fits, in up to five lines.</summary>
/// <param name="Size">Font size, in units of a poster that is 200 wide.</param>
/// <param name="Lines">Top to bottom.</param>
internal sealed record Lettering(int Size, IReadOnlyList<Line> Lines)
{
    /// <summary>Width between the margins.</summary>
    public const int Width = 168;

    private const int MaxTitleLength = 64;

    private static readonly (int Size, int MaxLines)[] Sizes = [(42, 2), (36, 3), (30, 3), (26, 4), (22, 4), (18, 5)];

    /// <summary>Lays out a title.</summary>
    /// <param name="title">A title of any length; a very long one is cut.</param>
    /// <param name="letter">Average width of a letter, as a fraction of the font size.</param>
    public static Lettering Of(string title, double letter)
    {
        if (title.Length > MaxTitleLength)
            title = string.Concat(title.AsSpan(0, MaxTitleLength - 1).TrimEnd(), "…");
        var words = title.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var (size, max) in Sizes)
        {
            var lines = Break(words, Width / (size * letter));
            if (lines.Count <= max && lines.All(line => line.Length * size * letter <= Width))
                return new(size, [.. lines.Select(line => new Line(line, IsTooWide: false))]);
        }

        // No size fits, for instance because of a very long word: the lines are compressed to the width.
        var (smallest, limit) = Sizes[^1];
        return new(smallest, [.. Break(words, Width / (smallest * letter)).Take(limit).Select(line => new Line(line, line.Length * smallest * letter > Width))]);
    }

    private static List<string> Break(string[] words, double maxLetters)
    {
        var lines = new List<string>();
        foreach (var word in words)
        {
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= maxLetters)
                lines[^1] += $" {word}";
            else
                lines.Add(word);
        }

        return lines;
    }
}

/// <summary>One line of a title.</summary>
/// <param name="Text">The text of the line.</param>
/// <param name="IsTooWide">Whether it has to be compressed to fit.</param>
internal readonly record struct Line(string Text, bool IsTooWide);
