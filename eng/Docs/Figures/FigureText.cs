using System.Text.RegularExpressions;

namespace Usher.Docs.Figures;

/// <summary>Fills measured figures into a document, where it has a marker: <c>&lt;!-- figure: REFERENCE --&gt;…&lt;!-- / --&gt;</c>.</summary>
public static partial class FigureText
{
    /// <exception cref="InvalidDataException">A marker names no figure of the results, or is not closed on its line.</exception>
    public static string Fill(string document, ResultFolder results, string path)
    {
        var (filled, opened) = (Marker().Count(document), Opening().Count(document));
        if (filled != opened)
            throw new InvalidDataException($"{path} opens {opened} figures with '<!-- figure: … -->' and closes {filled} with '<!-- / -->' on the same line.");

        return Marker().Replace(document, marker =>
        {
            try
            {
                return $"{marker.Groups["opening"].Value}{new FigureReference(marker.Groups["reference"].Value).In(results)}<!-- / -->";
            }
            catch (InvalidDataException fault)
            {
                throw new InvalidDataException($"{path}: {fault.Message}", fault);
            }
        });
    }

    [GeneratedRegex("<!-- figure: ")]
    private static partial Regex Opening();

    [GeneratedRegex("(?<opening><!-- figure: (?<reference>[^\n]*?) -->)(?<figure>(?:(?!<!-- figure: )[^\n])*?)<!-- / -->")]
    private static partial Regex Marker();
}
