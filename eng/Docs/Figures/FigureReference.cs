using System.Globalization;
using System.Text.RegularExpressions;

namespace Usher.Docs.Figures;

/// <summary>Where a figure of a document comes from: FILE / KEY / … / COLUMN, or FILE / a sentence with '#' for the number; then ';' and how it is written.</summary>
/// <remarks>Written as: <c>min</c> or <c>max</c> of several rows, <c>bare</c> without unit and deviation, <c>.1</c> rounded to so many digits.</remarks>
public sealed partial record FigureReference(string Source)
{
    /// <returns>The figure, as the document shows it.</returns>
    /// <exception cref="InvalidDataException">There is none, or there are several.</exception>
    public string In(ResultFolder results)
    {
        var (place, styles) = Source.Split(';', 2) is [var before, var after] ? (before, after.Split(',', StringSplitOptions.TrimEntries)) : (Source, []);
        var parts = place.Split(" / ").Select(part => part.Trim()).ToArray();
        if (parts.Length < 2 || styles.FirstOrDefault(style => !Style().IsMatch(style)) is not null)
            throw new InvalidDataException($"'{Source}' names no figure. A figure is FILE / KEY / COLUMN, or FILE / SENTENCE WITH # FOR THE NUMBER, then perhaps '; min, max, bare or .1'.");

        var file = results[parts[0]];
        var found = parts is [_, var sentence] ? file.Numbers(sentence) : file.Cells(parts[1..^1], parts[^1]);
        var one = found.Count switch
        {
            0 => throw new InvalidDataException($"'{Source}' is not in the results."),
            _ when styles.Contains("min") => found.MinBy(Value)!,
            _ when styles.Contains("max") => found.MaxBy(Value)!,
            1 => found[0],
            _ => throw new InvalidDataException($"'{Source}' fits several figures: {string.Join(", ", found)}. Name the row with more keys, or say '; min' or '; max'."),
        };
        return Written(one, styles);
    }

    private static string Written(string cell, string[] styles)
    {
        var number = Number().Match(cell).Value;
        var written = styles.FirstOrDefault(style => style.StartsWith('.')) is { } digits
            ? Value(cell).ToString($"N{digits[1..]}", CultureInfo.InvariantCulture)
            : number;
        return styles.Contains("bare") ? written : cell.Replace(number, written, StringComparison.Ordinal);
    }

    private static decimal Value(string cell) => Number().Match(cell) is { Success: true } number
        ? decimal.Parse(number.Value, NumberStyles.Number, CultureInfo.InvariantCulture)
        : throw new InvalidDataException($"'{cell}' is no number.");

    [GeneratedRegex(@"-?\d[\d,]*(?:\.\d+)?")]
    private static partial Regex Number();

    [GeneratedRegex(@"^(min|max|bare|\.[0-4])$")]
    private static partial Regex Style();
}
