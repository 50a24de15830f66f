using System.Globalization;

namespace Usher.Datasets.MovieLens.Editions;

/// <summary>One line of a file, which knows where it stands so that a complaint can say so.</summary>
internal readonly record struct SourceLine(SourceFile File, int Number, string Text)
{
    private const int Shown = 100;

    /// <summary>Reads "user, item, rating, seconds", which all editions have in this order.</summary>
    /// <param name="separator">What stands between the four.</param>
    public Rating ToRating(string separator)
    {
        Span<Range> parts = stackalloc Range[5];                      // one more than needed, to notice a fifth
        var line = Text.AsSpan();
        if (line.Split(parts, separator) == 4
            && TryWhole(line[parts[0]], out var user)
            && TryWhole(line[parts[1]], out var item)
            && float.TryParse(line[parts[2]], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && value is >= 0.5f and <= 5f
            && long.TryParse(line[parts[3]], NumberStyles.None, CultureInfo.InvariantCulture, out var timestamp))
            return new Rating(user, item, value, timestamp);

        var gap = separator == "\t" ? " TAB " : separator;
        throw Malformed($"user{gap}item{gap}rating{gap}timestamp, with a rating from 0.5 to 5 and a timestamp in whole seconds");
    }

    /// <summary>The parts between separators.</summary>
    /// <param name="separator">What stands between them.</param>
    /// <param name="count">How many there must be.</param>
    /// <param name="expected">What the line should look like, for the complaint.</param>
    /// <exception cref="MovieLensException">There are not exactly <paramref name="count"/> parts.</exception>
    public string[] Parts(string separator, int count, string expected)
    {
        var parts = Text.Split(separator);
        return parts.Length == count ? parts : throw Malformed(expected);
    }

    /// <summary>A whole number without a sign.</summary>
    /// <param name="part">Its digits.</param>
    /// <param name="expected">What the line should look like, for the complaint.</param>
    public int Whole(string part, string expected) => TryWhole(part, out var number) ? number : throw Malformed(expected);

    /// <summary>The complaint about this line.</summary>
    public MovieLensException Malformed(string expected)
    {
        var came = Text.Length <= Shown ? Text : string.Concat(Text.AsSpan(0, Shown), "…");
        came = came.Replace("\t", " TAB ", StringComparison.Ordinal);
        return new($"'{File.Name}', line {Number}: expected {expected}, but there is \"{came}\".");
    }

    private static bool TryWhole(ReadOnlySpan<char> digits, out int number) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
